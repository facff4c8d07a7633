import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorsOf, needsSameOrigin, type Endpoint } from '@berthcare/shared/contracts/endpoint';
import { may, roles } from '@berthcare/shared/domain/permissions';
import { errorCodes } from '@berthcare/shared/contracts/error-codes';
import { errorBody } from '@berthcare/shared/contracts/errors';
import { freshDatabase, type TestDatabase } from '../../../../tools/check/test-database';
import { startApi, type TestApi } from '../api';
import {
  bearing,
  deviceSession,
  pushToken,
  giveLogin,
  officeSession,
  stranger,
  type Answer,
  type Asker,
} from '../client';
import { asOwner } from '../owner';
import { buildWorld, type World } from '../world';
import { cases, type Sent } from './cases';
import { declaredEndpoints } from './endpoints';
import { mutationsOf, replacements } from './mutations';

const endpoints = await declaredEndpoints();

let database: TestDatabase;
let api: TestApi;
let world: World;
let askers: Record<'office' | 'device' | 'push', Asker>;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  // Under way, so that rules come to decide what is documented, and the database to write it.
  await asOwner(database.ownerUrl, ({ rows }) =>
    rows(`update app.visit set state = 'in_progress', started_at = now() where id = $1`, [world.visits.osei]),
  );
  api = await startApi(database, { overrides: { limits: unlimited } });
  const { danielle, priya } = world.people;
  await giveLogin(database.ownerUrl, danielle);
  askers = {
    office: await officeSession(api.url, danielle),
    device: await deviceSession(database.ownerUrl, api.url, priya.deviceId),
    push: bearing(api.url, await pushToken(database.ownerUrl, priya)),
  };
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Limits have tests of their own; here they would answer first. */
const unlimited = {
  limit: () => ({ take: async () => ({ allowed: true as const }), giveBack: async () => undefined }),
};

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
const named = (list: readonly Endpoint[]) => list.map((endpoint) => [nameOf(endpoint), endpoint] as const);
const withBody = endpoints.filter(({ body }) => body !== undefined);
const caseOf = (endpoint: Endpoint) => cases[nameOf(endpoint)]!;

/** Somebody whom the endpoint lets in. */
function welcome({ auth }: Endpoint): Asker {
  if (auth === 'device' || auth === 'any') return askers.device;
  if (auth === 'push') return askers.push;
  if (auth === 'office') return askers.office;
  const anybody = stranger(api.url);
  return (path, request) => anybody(path, { ...request, headers: { origin: api.url, ...request?.headers } });
}

function pathOf({ path }: Endpoint, params: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? randomUUID());
}

function send(asker: Asker, endpoint: Endpoint, { params, json }: Sent, headers = {}): Promise<Answer> {
  return asker(pathOf(endpoint, params), { method: endpoint.method, json, headers });
}

/** A refusal with one of the endpoint's documented codes, in the documented shape, and no fault of ours. */
function expectRefusal(endpoint: Endpoint, { status, headers, body }: Answer, ...codes: string[]): void {
  const { code, requestId, message } = errorBody.strict().parse(body).error;
  expect(codes.length === 0 ? errorsOf(endpoint) : codes).toContain(code);
  expect(status).toBe(errorCodes[code as keyof typeof errorCodes].status);
  expect(status).toBeLessThan(500);
  expect(headers.get('x-request-id')).toBe(requestId);
  expect(message).toBe(errorCodes[code as keyof typeof errorCodes].message);
}

test('every endpoint that is mounted is in this table, and nothing else', () => {
  const mounted = api.context.routes.map(({ endpoint }) => nameOf(endpoint)).sort();
  expect(endpoints.map(nameOf).sort()).toEqual(mounted);
  expect(Object.keys(cases).sort()).toEqual(mounted);
});

describe('a body that is none', () => {
  const bodies: [string, Record<string, string>, string | Uint8Array<ArrayBuffer>, string][] = [
    ['cut off', {}, '{"a":', 'request.malformed'],
    ['empty', {}, '', 'request.malformed'],
    ['null', {}, 'null', 'request.malformed'],
    ['a list', {}, '[]', 'request.malformed'],
    ['a text', {}, '"text"', 'request.malformed'],
    ['not UTF-8', {}, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22]), 'request.malformed'],
    ['deeply nested', {}, '['.repeat(2_000) + ']'.repeat(2_000), 'request.malformed'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b', 'request.unsupported_type'],
    ['plain text', { 'content-type': 'text/plain' }, '{}', 'request.unsupported_type'],
    ['of no type', { 'content-type': '' }, '{}', 'request.unsupported_type'],
    [
      'in Latin-1',
      { 'content-type': 'application/json; charset=iso-8859-1' },
      '{}',
      'request.unsupported_encoding',
    ],
    ['packed by an unknown tool', { 'content-encoding': 'zstd' }, '{}', 'request.unsupported_encoding'],
    ['not packed as it says', { 'content-encoding': 'gzip' }, '{}', 'request.malformed'],
  ];
  describe.each(named(withBody))('%s', (_name, endpoint) => {
    test.each(bodies)('%s', async (_kind, headers, raw, code) => {
      const answer = await welcome(endpoint)(pathOf(endpoint), { method: endpoint.method, headers, raw });
      expectRefusal(endpoint, answer, code);
    });
  });
});

describe('a body that is too large', () => {
  const megabyte = 1024 * 1024;
  test.each(named(withBody))('%s', async (_name, endpoint) => {
    const limit = endpoint.bodyLimit ?? megabyte;
    const json = 'x'.repeat(limit);
    expectRefusal(endpoint, await send(welcome(endpoint), endpoint, { json }), 'request.too_large');
    const bomb = gzipSync(Buffer.alloc(40 * megabyte, ' '));
    const packed = {
      method: endpoint.method,
      raw: new Uint8Array(bomb),
      headers: { 'content-encoding': 'gzip' },
    };
    expectRefusal(endpoint, await welcome(endpoint)(pathOf(endpoint), packed), 'request.too_large');
  });
});

describe('a body with something odd in it', () => {
  test.each(named(withBody))('%s', async (_name, endpoint) => {
    const { valid, malformed = () => [], anew = (body) => body } = caseOf(endpoint);
    const { params = {}, json } = valid(world);
    for (const body of malformed(world)) {
      const answer = await send(welcome(endpoint), endpoint, { params, json: body });
      expectRefusal(endpoint, answer, 'request.malformed');
    }
    for (const body of mutationsOf(json)) {
      const answer = await send(welcome(endpoint), endpoint, { params, json: anew(body) ?? null });
      // A mutation may leave a request well-formed; never may it be a fault of ours.
      if (answer.status >= 400) expectRefusal(endpoint, answer);
    }
    const extended = { ...(json as object), unknown: 1 };
    expectRefusal(
      endpoint,
      await send(welcome(endpoint), endpoint, { params, json: extended }),
      'request.malformed',
    );
  });
});

describe('what JSON.parse takes and no rule could', () => {
  const texts = [
    ['a number beyond all', '1e999'],
    ['lists 5,000 deep', '['.repeat(5_000) + ']'.repeat(5_000)],
  ] as const;
  describe.each(texts)('%s', (_kind, text) => {
    test.each(named(withBody))('%s', async (_name, endpoint) => {
      const { params, json } = caseOf(endpoint).valid(world);
      for (const body of replacements(json, 'placed')) {
        const raw = JSON.stringify(body).replace('"placed"', text);
        const answer = await welcome(endpoint)(pathOf(endpoint, params), { method: endpoint.method, raw });
        expectRefusal(endpoint, answer, 'request.malformed', 'request.too_large');
      }
    });
  });
});

describe('a path with something odd in it', () => {
  const odd = ['1', 'null', "'", '%00', '%E0%A4%A', '..%2f..', 'x'.repeat(3_000), `${randomUUID()}x`];
  test.each(named(endpoints.filter(({ params }) => params !== undefined)))('%s', async (_name, endpoint) => {
    for (const value of odd) {
      const path = endpoint.path.replace(/:\w+/g, value);
      const { json } = caseOf(endpoint).valid(world);
      const answer = await welcome(endpoint)(path, { method: endpoint.method, json });
      expectRefusal(endpoint, answer, 'request.malformed', 'not_found');
    }
  });
});

describe('somebody who may not', () => {
  const guarded = endpoints.filter(({ auth }) => auth !== 'none');
  const origin = () => ({ origin: api.url });

  test.each(named(guarded))('%s: nobody, or with a made-up session', async (_name, endpoint) => {
    const sent = caseOf(endpoint).valid(world);
    const nobody = stranger(api.url);
    expectRefusal(endpoint, await send(nobody, endpoint, sent, origin()), 'auth.required');
    for (const headers of [
      { authorization: 'Bearer' },
      { authorization: 'Basic YTpi' },
      { authorization: `Bearer ${'A'.repeat(43)}` },
      { cookie: 'berthcare-office=x' },
      { cookie: `berthcare-office=${'A'.repeat(32)}.${'B'.repeat(43)}%3D` },
      { cookie: 'berthcare-office=%' },
    ]) {
      const answer = await send(nobody, endpoint, sent, { ...origin(), ...headers });
      expectRefusal(endpoint, answer, 'auth.required');
    }
  });

  test.each(named(guarded.filter(({ auth }) => auth !== 'any')))(
    '%s: with the other kind of session',
    async (_name, endpoint) => {
      for (const [kind, other] of Object.entries(askers)) {
        if (kind === endpoint.auth) continue;
        const answer = await send(other, endpoint, caseOf(endpoint).valid(world), origin());
        expectRefusal(endpoint, answer, 'auth.required');
      }
    },
  );

  test.each(named(guarded.filter(({ auth }) => auth === 'device' || auth === 'any')))(
    '%s: with a session that has ended',
    async (_name, endpoint) => {
      const { ownerUrl } = database;
      const sent = caseOf(endpoint).valid(world);
      const ended = async (change: string) => {
        const { deviceId } = world.people.luc;
        const asker = await deviceSession(ownerUrl, api.url, deviceId);
        await asOwner(ownerUrl, (owner) =>
          owner.rows(`update app.device_session set ${change} where device_id = $1`, [deviceId]),
        );
        return send(asker, endpoint, sent);
      };
      expectRefusal(endpoint, await ended('expires_at = now()'), 'auth.session_expired');
      expectRefusal(endpoint, await ended('revoked_at = now()'), 'auth.device_revoked');
    },
  );

  test.each(named(endpoints.filter(needsSameOrigin)))('%s: from another site', async (_name, endpoint) => {
    const sent = caseOf(endpoint).valid(world);
    for (const foreign of ['https://elsewhere.example', 'null', 'http://127.0.0.1:1', '']) {
      const answer = await send(askers.office, endpoint, sent, { origin: foreign });
      expectRefusal(endpoint, answer, 'auth.foreign_origin');
    }
  });

  const byRole = endpoints.flatMap((endpoint) => {
    const { auth, permission } = endpoint;
    if (permission === undefined || auth === 'office') return [];
    return roles
      .filter((role) => !may(role, permission))
      .map((role) => [`${nameOf(endpoint)}: a ${role}`, endpoint, role] as const);
  });
  test.each(byRole)('%s has not the permission', async (_name, endpoint, role) => {
    const person = Object.values(world.people).find((candidate) => candidate.role === role)!;
    const asker = await deviceSession(database.ownerUrl, api.url, person.deviceId);
    expectRefusal(endpoint, await send(asker, endpoint, caseOf(endpoint).valid(world)), 'auth.forbidden');
  });
});

describe('what belongs to somebody else', () => {
  test.each(named(endpoints.filter((endpoint) => caseOf(endpoint)?.foreign)))(
    '%s answers as if it did not exist',
    async (_name, endpoint) => {
      for (const { of, sent } of caseOf(endpoint).foreign!(world)) {
        const unknown = randomUUID();
        const [foreign, nothing] = [
          await send(welcome(endpoint), endpoint, sent(of)),
          await send(welcome(endpoint), endpoint, sent(unknown)),
        ];
        expect(foreign.status).toBe(nothing.status);
        expect(impersonal(foreign, of)).toEqual(impersonal(nothing, unknown));
      }
    },
  );

  /** An answer without what is different in any two. */
  function impersonal({ body }: Answer, id: string): string {
    return JSON.stringify(body)
      .replaceAll(id, 'the id')
      .replace(/"(requestId|id)":"[^"]*"/g, '"$1":"…"')
      .replace(/"(receivedAt|now)":\d+/g, '"$1":0');
  }

  test.each(named(endpoints))('%s names nothing of another agency or team', async (_name, endpoint) => {
    if (endpoint.events) return;
    const answer = await send(welcome(endpoint), endpoint, caseOf(endpoint).valid(world));
    const { directory = false, legible = (body: unknown) => body } = caseOf(endpoint);
    const text = JSON.stringify(legible(answer.body));
    const { foreign, people, clients, teams, visits } = world;
    const ofOtherAgency = [foreign.agencyId, foreign.person.id, foreign.clientId, foreign.visitId];
    const ofOtherTeam = [clients.voss, visits.voss, teams.west, 'voss'];
    for (const word of [...ofOtherAgency, 'foreign', ...ofOtherTeam]) expect(text).not.toContain(word);
    // Colleagues of every team are named where the directory is carried, and nowhere else.
    for (const word of [people.omar.id, people.marc.id, 'omar', 'marc']) {
      expect(text.includes(word), word).toBe(directory);
    }
  });
});

describe('other methods', () => {
  test.each([...new Set(endpoints.map(({ path }) => path))])('%s', async (path) => {
    const known = endpoints
      .filter((endpoint) => endpoint.path === path)
      .map(({ method }) => method as string);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((name) => !known.includes(name))) {
      const answer = await stranger(api.url)(path.replace(/:\w+/g, randomUUID()), { method });
      expectRefusal(endpoints[0]!, answer, 'request.method_not_allowed');
      expect(answer.headers.get('allow')).toContain(known[0]);
    }
  });
});

test('a path that nobody knows', async () => {
  for (const path of [
    '/v1/nothing',
    '/v1',
    '/V1/../v1/x',
    '/app',
    '/%00',
    '/v1/office/devices/',
    '/wp-login.php',
  ]) {
    const answer = await bearing(api.url, 'A'.repeat(43))(path);
    expect([401, 404], path).toContain(answer.status);
    errorBody.strict().parse(answer.body);
  }
});

test('no request of this suite was a fault of the server', () => {
  const faults = api.logLines.filter((line) => line.match(/"event":"(fault|command.held)"/));
  expect(faults).toEqual([]);
});
