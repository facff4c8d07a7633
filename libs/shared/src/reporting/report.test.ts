import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { framesOf } from './frames';
import { reportOf } from './report';

const frame = {
  filename: '/home/somebody/berthcare/apps/backend/src/http/mount.ts',
  function: 'async handle',
  lineno: 31,
  colno: 7,
};
const event = {
  event_id: 'a'.repeat(32),
  timestamp: 1_764_000_000.5,
  platform: 'node',
  level: 'error',
  environment: 'staging',
  release: 'sha256:0123abcd',
  exception: { values: [{ type: 'DatabaseError', stacktrace: { frames: [frame] } }] },
  tags: {
    route: '/v1/office/devices/:id/revoke',
    code: '42P01',
    requestId: '0193c1a2-7b4e-7c11-9a3b-52f1d0c4a987',
  },
};

test('what may leave does, with the names of the sources', () => {
  expect(reportOf(event)).toEqual({
    ...event,
    exception: {
      values: [
        {
          type: 'DatabaseError',
          stacktrace: { frames: [{ ...frame, filename: 'apps/backend/src/http/mount.ts', in_app: true }] },
        },
      ],
    },
  });
});

test.each([
  ['/app/apps/mobile/src/x.ts', 'apps/mobile/src/x.ts', true],
  [
    '/app/node_modules/.pnpm/pg@8.23.1/node_modules/pg/lib/client.js',
    'node_modules/.pnpm/pg@8.23.1/node_modules/pg/lib/client.js',
    false,
  ],
  ['node:internal/process/task_queues', 'node:internal/process/task_queues', false],
  ['https://care.example/app/_expo/static/js/web/entry-0a1b.js', '_expo/static/js/web/entry-0a1b.js', true],
])('%s is %s', (filename, name, inApp) => {
  const [value] = reportOf({ exception: { values: [{ stacktrace: { frames: [{ filename }] } }] } }).exception
    .values;
  expect(value?.stacktrace?.frames).toEqual([{ filename: name, in_app: inApp }]);
});

const canary = 'Mme Lavoie is diabetic';

/** A text in place of every text, and a field besides those that are known, at every depth. */
function withCanaries(value: unknown): unknown {
  if (typeof value === 'string') return canary;
  if (Array.isArray(value)) return [...value.map(withCanaries), canary];
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, child]) => [key, withCanaries(child)]);
  return { ...Object.fromEntries(fields), [canary]: canary, extra: canary };
}

describe('what somebody wrote does not leave', () => {
  const value = {
    type: 'Error',
    value: canary,
    stacktrace: { frames: [{ ...frame, vars: { canary }, context_line: canary }] },
  };
  test.each<[string, unknown]>([
    ['in every place', withCanaries(event)],
    [
      'beside what is known',
      { ...event, message: canary, logentry: { message: canary }, transaction: canary },
    ],
    ['as a message, in variables, in a line of source', { ...event, exception: { values: [value] } }],
    [
      'as user, request, breadcrumbs, contexts',
      {
        ...event,
        user: { username: canary },
        request: { url: canary, data: canary },
        breadcrumbs: [{ message: canary }],
        contexts: { device: { name: canary } },
        extra: { canary },
        server_name: canary,
        modules: { [canary]: canary },
        fingerprint: [canary],
      },
    ],
    ['as an address with an id', { ...event, tags: { ...event.tags, route: '/v1/visits/Lavoie' } }],
    [
      'as a file',
      {
        ...event,
        exception: {
          values: [{ stacktrace: { frames: [{ filename: `src/${canary}.ts` }, { filename: 'Lavoie' }] } }],
        },
      },
    ],
    ['as a code', { ...event, tags: { code: 'lavoie', requestId: 'Lavoie' } }],
    ['instead of an event', canary],
  ])('%s', (_name, given) => {
    expect(JSON.stringify(reportOf(given)).toLowerCase()).not.toContain('lavoie');
  });

  test('whatever it is that is given', () => {
    const fields = [
      'event_id',
      'timestamp',
      'platform',
      'level',
      'environment',
      'release',
      'exception',
      'tags',
    ];
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const report = reportOf(given);
        expect(Object.keys(report).every((name) => fields.includes(name))).toBe(true);
      }),
    );
  });
});

test('an address with an id in it is no route', () => {
  for (const route of [
    '/v1/visits/0193c1a2-7b4e-7c11-9a3b-52f1d0c4a987',
    '/v1/visits/42',
    '/v1/Osei',
    '/a?x=1',
  ]) {
    expect(reportOf({ tags: { route } }).tags).toEqual({});
  }
});

test('frames begin after the message, whatever it looks like', () => {
  const message = `${canary}\n    at Lavoie (/app/src/x.ts:1:2)`;
  const thrown = new Error(message);
  expect(framesOf(thrown)).not.toContain('Lavoie');
  expect(framesOf(thrown)).toContain('report.test.ts');
  expect(framesOf({ message: 'x', stack: 'show@http://x/app/entry.js:1:2' })).toBe(
    'show@http://x/app/entry.js:1:2',
  );
  expect(framesOf(new Error())).toContain('report.test.ts');
});
