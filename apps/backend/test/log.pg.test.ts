import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '@berthcare/shared/contracts/endpoint';
import { sync } from '@berthcare/shared/contracts/sync';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import type { Fault } from '../src/platform/faults/faults';
import { logLine } from '../src/platform/logging/log-line';
import { startApi, type TestApi } from './api';
import { cases } from './bad-input/cases';
import { declaredEndpoints } from './bad-input/endpoints';
import { deviceSession, emailOf, giveLogin, officeSession, stranger, type Asker } from './client';
import { aNumber, aString } from './matchers';
import { asOwner } from './owner';
import { sealed, syncRequest } from './sealed';
import { until } from './until';
import { buildWorld, type World } from './world';

const CANARY = 'canary-Lavoie';

const endpoints = await declaredEndpoints();
let database: TestDatabase;
let world: World;
let api: TestApi;
let askers: Asker[];
/** What was told besides the log. */
const told: Fault[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  await writeCanaries(database.ownerUrl);
  api = await startApi(database, {
    faults: { tell: (fault) => void told.push(fault), flush: async () => undefined },
  });
  await giveLogin(database.ownerUrl, world.people.danielle);
  askers = [
    await officeSession(api.url, world.people.danielle),
    await deviceSession(database.ownerUrl, api.url, world.people.priya.deviceId),
    stranger(api.url),
  ];
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Writes the canary into every column of the schema that takes any text. */
async function writeCanaries(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async ({ rows }) => {
    const columns = await rows<{ table: string; column: string }>(
      `select c.table_name as table, c.column_name as column
         from information_schema.columns c
        where c.table_schema = 'app' and c.data_type = 'text'
          and c.table_name <> 'migration' and c.column_name <> 'time_zone'`,
    );
    for (const { table, column } of columns) {
      // A column with values of its own refuses: those cannot hold what somebody wrote.
      await rows('savepoint before');
      await rows(`update app."${table}" set "${column}" = $1 where "${column}" is not null`, [CANARY]).then(
        () => rows('release savepoint before'),
        () => rows('rollback to savepoint before'),
      );
    }
  });
}

/** The same value with the canary in place of every text. */
function withCanaries(value: unknown): unknown {
  if (typeof value === 'string') return CANARY;
  if (Array.isArray(value)) return value.map(withCanaries);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withCanaries(child)]));
}

async function askEverything({ method, path }: Endpoint): Promise<void> {
  const { params = {}, json } = cases[`${method} ${path}`]!.valid(world);
  const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name]!);
  const canaries = path.replace(/:\w+/g, CANARY);
  const headers = { origin: api.url };
  for (const asker of askers) {
    await asker(filled, { method, json, headers });
    await asker(`${canaries}?name=${CANARY}`, { method, json: withCanaries(json), headers });
    if (json !== undefined) await asker(filled, { method, raw: `{"note": ${CANARY}`, headers });
  }
}

test('no line of the log holds anything that somebody wrote, and every line keeps to the contract', async () => {
  for (const endpoint of endpoints.filter(({ events }) => events === undefined))
    await askEverything(endpoint);
  const anybody = stranger(api.url);
  await anybody(`/${CANARY}`);
  await anybody('/v1/office/me', {
    headers: {
      cookie: `berthcare-office=${CANARY}`,
      'user-agent': CANARY,
      referer: CANARY,
      'x-request-id': CANARY,
    },
  });
  await anybody('/v1/office/me', { headers: { authorization: `Bearer ${CANARY}` } });

  const seen = await asOwner(database.ownerUrl, ({ rows }) => rows('select name from app.client'));
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every(({ name }) => name === CANARY)).toBe(true);
  for (const line of api.logLines) logLine.parse(JSON.parse(line));
  expect(api.logLines.length).toBeGreaterThan(50);
  expect(api.logLines.filter((line) => line.includes('canary'))).toEqual([]);
  expect(api.logLines.filter((line) => line.includes('"fault"'))).toEqual([]);
  expect(told).toEqual([]);
});

test('a fault of the server is logged once, with its request’s id, and says nothing of the values', async () => {
  const office = await officeSession(api.url, world.people.danielle);
  await asOwner(database.ownerUrl, ({ rows }) => rows('alter table app.device rename to moved'));
  const answer = await office('/v1/office/devices');
  await asOwner(database.ownerUrl, ({ rows }) => rows('alter table app.moved rename to device'));
  expect(answer.status).toBe(500);
  expect(answer.code).toBe('server.error');
  const line = await until(() => api.logLines.find((candidate) => candidate.includes('"fault"')));
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    event: 'fault',
    requestId: answer.headers.get('x-request-id'),
    error: { code: '42P01', message: 'relation "app.device" does not exist', stack: aString },
  });
});

test('a command that the server fails on is a fault of the server, and says nothing of whom or what it is about', async () => {
  told.length = 0;
  const { ownerUrl } = database;
  const { priya } = world.people;
  const written = { visitId: world.visits.osei, startedAt: Date.now(), place: { missing: 'denied' } };
  const start = sealed({
    ...{
      id: randomUUID(),
      type: 'visit.start',
      stream: world.clients.osei,
      author: priya.id,
      payload: written,
    },
  });
  const phone = await deviceSession(ownerUrl, api.url, priya.deviceId);
  await asOwner(ownerUrl, ({ rows }) =>
    rows('alter table app.visit add constraint mended check (false) not valid'),
  );
  const answer = await phone('/v1/sync', { json: syncRequest([start]) });
  await asOwner(ownerUrl, ({ rows }) => rows('alter table app.visit drop constraint mended'));

  expect(answer.read(sync).outcomes).toMatchObject([{ outcome: 'held', reason: 'command.failed' }]);
  const line = await until(() => api.logLines.find((candidate) => candidate.includes('"command.held"')));
  expect(JSON.parse(line)).toEqual({
    ...{ level: 'error', time: aString, service: 'berthcare', role: 'api', msg: 'A command is held' },
    ...{ event: 'command.held', commandType: 'visit.start' },
    requestId: answer.headers.get('x-request-id'),
    error: { type: 'error', code: '23514', table: 'visit', constraint: 'mended', stack: aString },
  });
  for (const id of [world.clients.osei, world.visits.osei, priya.id, start.id])
    expect(line).not.toContain(id);
  expect(told).toMatchObject([
    { error: { code: '23514' }, requestId: answer.headers.get('x-request-id'), route: '/v1/sync' },
  ]);
});

test('a refused sign-in that cannot be noted is a fault of the server, though its answer is the same', async () => {
  told.length = 0;
  const { ownerUrl } = database;
  const email = emailOf(world.people.danielle);
  await asOwner(ownerUrl, ({ rows }) =>
    rows('alter table app.audit_entry add constraint mended check (false) not valid'),
  );
  const answer = await stranger(api.url)('/v1/office/sign-in', {
    json: { email, password: CANARY },
    headers: { origin: api.url },
  });
  expect(answer.code).toBe('auth.refused');
  const line = await until(() => api.logLines.find((candidate) => candidate.includes('"audit.failed"')));
  await asOwner(ownerUrl, ({ rows }) => rows('alter table app.audit_entry drop constraint mended'));
  expect(line).not.toContain(email);
  expect(told).toMatchObject([{ error: { code: '23514' }, route: '/v1/office/sign-in' }]);
});

test('a request is one line: what was asked by its pattern, how it ended, how long it took', async () => {
  const { deviceId } = world.people.omar;
  const office = await officeSession(api.url, world.people.danielle);
  const answer = await office(`/v1/office/devices/${deviceId}/revoke?x=1`, { method: 'POST' });
  const requestId = answer.headers.get('x-request-id')!;
  const lines = await until(() => {
    const found = api.logLines.filter((line) => line.includes(requestId));
    return found.length > 0 && found;
  });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      level: 'info',
      time: aString,
      service: 'berthcare',
      role: 'api',
      event: 'request',
      method: 'POST',
      route: '/v1/office/devices/:id/revoke',
      status: 404,
      latencyMs: aNumber,
      requestId,
      code: 'not_found',
    },
  ]);
});

test('probes are not requests', async () => {
  const before = api.logLines.filter((line) => line.includes('"event":"request"')).length;
  await stranger(api.url)('/healthz');
  await stranger(api.url)('/readyz');
  await until(() => api.logLines.filter((line) => line.includes('"event":"probe"')).length >= 2);
  expect(api.logLines.filter((line) => line.includes('"event":"request"'))).toHaveLength(before);
});
