import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { reportOf } from '@berthcare/shared/reporting/report';
import { receiveReports, type ReportReceiver } from '../../../tools/check/report-receiver';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { giveLogin, officeSession } from './client';
import { aString, matching } from './matchers';
import { asOwner } from './owner';
import {
  buildPrograms,
  environmentOf,
  onSignal,
  parsed,
  portOf,
  type Program,
  type Programs,
} from './program';
import { until } from './until';
import { buildWorld, type World } from './world';

const CANARY = 'canary-Lavoie';

let database: TestDatabase;
let world: World;
let programs: Programs;
let receiver: ReportReceiver;
let env: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  await giveLogin(database.ownerUrl, world.people.danielle);
  programs = await buildPrograms();
});
beforeEach(async () => {
  receiver = await receiveReports();
  env = {
    ...environmentOf(database).api,
    ...{ SENTRY_DSN: receiver.dsn, SENTRY_ENVIRONMENT: 'staging', RELEASE: 'sha256:0123abcd' },
    // The library would read these.
    ...{ SENTRY_NAME: CANARY, SENTRY_RELEASE: CANARY, HOSTNAME: CANARY },
  };
});
afterEach(async () => {
  await programs.endAll();
  await receiver.close();
});
afterAll(async () => {
  await programs.remove();
  await database.drop();
});

const start = (role: string, code = '', environment = env): Program =>
  programs.start(role, environment, onSignal(code));

/** Only events, only to the project's address, and of each event no field but those that may leave. */
function expectNoMoreThanReports(): void {
  expect(receiver.received.map(({ path }) => path)).toEqual(receiver.events().map(() => '/api/1/envelope/'));
  for (const { text } of receiver.received) expect(text.toLowerCase()).not.toMatch(/canary|lavoie/);
  for (const { sdk: _library, ...event } of receiver.events()) expect(event).toEqual(reportOf(event));
}

/** Lets the table of devices be missing while something is done. */
async function withoutDevices(work: () => Promise<unknown>): Promise<void> {
  await asOwner(database.ownerUrl, ({ rows }) => rows('alter table app.device rename to moved'));
  await work();
  await asOwner(database.ownerUrl, ({ rows }) => rows('alter table app.moved rename to device'));
}

test('a fault is reported once, with where it was, and nothing that somebody wrote', async () => {
  const program = start('api');
  const url = `http://127.0.0.1:${await portOf(program)}`;
  const office = await officeSession(url, world.people.danielle);
  const requestId = '0193c1a2-7b4e-7c11-9a3b-52f1d0c4a987';
  const headers = { 'x-request-id': requestId, 'user-agent': CANARY, referer: `http://127.0.0.1/${CANARY}` };
  await withoutDevices(async () => {
    const answer = await office(`/v1/office/devices?name=${CANARY}`, { headers });
    expect(answer).toMatchObject({ status: 500, body: { error: { requestId } } });
    // Of a refusal, and of the same again, nobody is told.
    await office(`/v1/office/devices?name=${CANARY}`, { headers: { 'user-agent': CANARY } });
    await office(`/v1/${CANARY}`, { json: { note: CANARY } });
  });
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);

  expect(receiver.events()).toEqual([
    {
      event_id: aString,
      timestamp: expect.any(Number) as number,
      platform: 'node',
      level: 'error',
      environment: 'staging',
      release: 'sha256:0123abcd',
      exception: { values: [{ type: 'Error', stacktrace: { frames: expect.any(Array) as unknown[] } }] },
      tags: { route: '/v1/office/devices', code: '42P01', requestId },
      sdk: expect.any(Object) as object,
    },
  ]);
  expect(JSON.stringify(receiver.events())).toMatch(/"filename":"[\w/]*src\/features\/devices\/\w+\.ts"/);
  expectNoMoreThanReports();
  const lines = parsed(program).filter((line) => line['requestId'] === requestId);
  expect(lines.map(({ event }) => event)).toEqual(['fault', 'request']);
});

test.each([
  [
    'an exception',
    `const error = new TypeError('${CANARY}'); error.cause = new Error('${CANARY}'); throw error`,
  ],
  [
    'a rejection',
    `Promise.reject(Object.assign(new Error('${CANARY}'), { code: '${CANARY}', name: '${CANARY}' }))`,
  ],
  ['a rejection with a text', `Promise.reject('${CANARY}')`],
])('%s that ends the process is reported before the end', async (_name, code) => {
  const program = start('api', code);
  await portOf(program);
  program.child.kill('SIGUSR2');
  expect(await program.ended).toBe(1);
  expect(receiver.events()).toMatchObject([{ level: 'fatal', exception: { values: [{ type: aString }] } }]);
  expectNoMoreThanReports();
});

test('a migration that fails is reported', async () => {
  const nowhere = `postgres://${CANARY}:${CANARY}@127.0.0.1:1/${CANARY}`;
  const program = start('migrate', '', { ...env, MIGRATION_DATABASE_URL: nowhere });
  expect(await program.ended).toBe(1);
  expect(receiver.events()).toMatchObject([{ level: 'fatal', tags: { code: 'ECONNREFUSED' } }]);
  expectNoMoreThanReports();
});

test('a receiver that is not there does not keep the process', async () => {
  const program = start('api', `throw new Error()`, { ...env, SENTRY_DSN: 'http://public@127.0.0.1:1/1' });
  await portOf(program);
  program.child.kill('SIGUSR2');
  expect(await program.ended).toBe(1);
});

test('without an address nothing is reported, and the library is not even loaded', async () => {
  const { SENTRY_DSN: _, ...without } = env;
  // The library leaves this behind wherever it is loaded.
  const probe = `process.emitWarning('x', { code: globalThis.__SENTRY__ ? 'LOADED' : 'ABSENT' })`;
  for (const [environment, code] of [
    [without, 'ABSENT'],
    [env, 'LOADED'],
  ] as const) {
    const program = start('api', probe, environment);
    const url = `http://127.0.0.1:${await portOf(program)}`;
    program.child.kill('SIGUSR2');
    const warning = await until(() => parsed(program).find(({ event }) => event === 'warning'));
    expect(warning).toMatchObject({ error: { code } });
    if (code === 'LOADED') continue;
    const office = await officeSession(url, world.people.danielle);
    await withoutDevices(async () => expect((await office('/v1/office/devices')).status).toBe(500));
    program.child.kill('SIGTERM');
    await program.ended;
    expect(receiver.received).toEqual([]);
  }
});

test('the app is told its own address, and its pages may speak to it', async () => {
  const program = start('api', '', { ...env, SENTRY_APP_DSN: 'https://key@reports.example/7' });
  const url = `http://127.0.0.1:${await portOf(program)}`;
  const answer = await fetch(`${url}/v1/reporting`);
  expect(await answer.json()).toEqual({ dsn: 'https://key@reports.example/7', environment: 'staging' });
  const page = await fetch(`${url}/v1/reference`);
  expect(page.headers.get('content-security-policy')).toMatch(
    /connect-src 'self' https:\/\/reports\.example;/,
  );
  const none = start('api');
  const otherUrl = `http://127.0.0.1:${await portOf(none)}`;
  const other = await fetch(`${otherUrl}/v1/reporting`);
  expect(await other.json()).toMatchObject({ dsn: null });
  const otherPage = await fetch(`${otherUrl}/v1/reference`);
  expect(otherPage.headers.get('content-security-policy')).toEqual(matching(/connect-src 'self';/));
});
