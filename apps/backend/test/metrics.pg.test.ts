import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMetricFilters, valuesOf } from '../../../tools/cloudwatch/metric-filter';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { deviceSession, giveLogin, officeSession, stranger, type Asker, type Request } from './client';
import { asOwner } from './owner';
import { buildPrograms, environmentOf, portOf, type Program, type Programs } from './program';
import { until } from './until';
import { buildWorld, type World } from './world';

/** The running program's log goes through the very metric filters that Terraform applies. */
const filters = readMetricFilters();

let database: TestDatabase;
let world: World;
let programs: Programs;
let program: Program;
let url: string;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  programs = await buildPrograms();
  // Probes are written at this level alone.
  program = programs.start('api', { ...environmentOf(database).api, LOG_LEVEL: 'debug' });
  url = `http://127.0.0.1:${await portOf(program)}`;
});
afterAll(async () => {
  await programs.remove();
  await database.drop();
});

interface Sent {
  requestId: string;
  status: number;
  /** How long it took until the request's line was there, in milliseconds. */
  waitedMs: number;
  /** How long the answer was held back while the server had the request, in milliseconds. */
  heldMs: number;
}

const sent: Sent[] = [];
const isRequest = (line: string) => line.includes('"event":"request"');

async function send(asker: Asker, path: string, request?: Request): Promise<Sent> {
  const since = performance.now();
  const { status, headers } = await asker(path, request);
  const requestId = headers.get('x-request-id')!;
  await until(() => program.lines.some((line) => isRequest(line) && line.includes(requestId)));
  const each = { requestId, status, waitedMs: performance.now() - since, heldMs: 0 };
  sent.push(each);
  return each;
}

const listPath = '/v1/office/devices';
const HELD_MS = 300;

/** A request that the database keeps waiting, as long as a lock is held on what it reads. */
async function sendSlowly(asker: Asker): Promise<void> {
  const slow = await asOwner(database.ownerUrl, async ({ rows }) => {
    await rows('lock table app.device in access exclusive mode');
    const answer = send(asker, listPath);
    await until(async () => {
      const [{ waiting }] = (await rows(
        `select count(*)::int as waiting from pg_locks where not granted and relation = 'app.device'::regclass`,
      )) as [{ waiting: number }];
      return waiting > 0;
    });
    const since = performance.now();
    await rows('select pg_sleep($1)', [HELD_MS / 1000]);
    return { answer, heldMs: performance.now() - since };
  });
  (await slow.answer).heldMs = slow.heldMs;
}

test('requests, errors and latencies are counted as they were sent', async () => {
  await giveLogin(database.ownerUrl, world.people.danielle);
  const office = await officeSession(url, world.people.danielle);
  const phone = await deviceSession(database.ownerUrl, url, world.people.priya.deviceId);
  const anybody = stranger(url);

  for (let i = 0; i < 5; i++) await send(office, listPath);
  await send(phone, '/v1/office/me');
  await send(anybody, '/v1/office/me');
  await send(anybody, '/nowhere/at/all');
  await send(anybody, '/v1/devices/challenge', {
    raw: '{"half',
    headers: { 'content-type': 'application/json' },
  });
  await send(anybody, '/v1/devices/challenge', { method: 'PUT', json: {} });
  await send(anybody, '/');
  for (const probe of ['/healthz', '/readyz', '/healthz']) await anybody(probe);
  await sendSlowly(office);
  await asOwner(database.ownerUrl, ({ rows }) => rows('alter table app.device rename to moved'));
  for (let i = 0; i < 3; i++) await send(office, listPath);
  await asOwner(database.ownerUrl, ({ rows }) => rows('alter table app.moved rename to device'));
  await send(office, listPath);

  const statuses = sent.map(({ status }) => status);
  expect(statuses.filter((status) => status >= 500)).toEqual([500, 500, 500]);
  expect(new Set(statuses)).toEqual(new Set([200, 400, 401, 404, 405, 500]));

  const lines = program.lines.filter((line) => !line.includes('"route":"/v1/office/sign-in"'));
  expect(lines.filter((line) => line.includes('"probe"'))).toHaveLength(3);
  expect(valuesOf(filters['RequestCount']!, lines)).toEqual(sent.map(() => 1));
  expect(valuesOf(filters['ErrorCount']!, lines)).toEqual([1, 1, 1]);
  expect(valuesOf(filters['APILatency']!, lines)).toHaveLength(sent.length);

  for (const { requestId, waitedMs, heldMs } of sent) {
    const own = lines.filter((line) => line.includes(requestId));
    const [latencyMs, ...more] = valuesOf(filters['APILatency']!, own);
    expect(more).toEqual([]);
    // Written to the tenth of a millisecond.
    expect(latencyMs).toBeGreaterThan(heldMs - 0.1);
    expect(latencyMs).toBeLessThan(waitedMs + 0.1);
  }
  expect(sent.filter(({ heldMs }) => heldMs >= HELD_MS)).toHaveLength(1);
});
