import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../tools/check/test-database';
import { createLogger } from '../../src/platform/logging/logger';
import { databaseAt } from '../../src/platform/postgres/access';
import { migrate } from '../../src/platform/postgres/migrate';
import { createPool } from '../../src/platform/postgres/pool';
import { recognising } from '../../src/platform/postgres/recognise';
import { asOwner } from '../owner';
import { buildWorld } from '../world';

let database: TestDatabase;
let pools: pg.Pool[];
let events: string[];
beforeEach(async () => {
  [pools, events] = [[], []];
  database = await freshDatabase();
  await buildWorld(database.ownerUrl);
});
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

/** A process's pool, as the API and the worker open it. */
function open(size = 2): pg.Pool {
  const write = (line: string) => events.push((JSON.parse(line) as { event: string }).event);
  const log = createLogger({ level: 'warn', role: 'api', destination: { write } });
  const access = databaseAt(database.apiUrl);
  const onIdleError = () => undefined;
  const pool = createPool({ access, size, name: 'berthcare-test', onIdleError, onConnect: recognising(log) });
  pools.push(pool);
  return pool;
}

const byHand = <Row extends pg.QueryResultRow>(sql: string) =>
  asOwner(database.ownerUrl, ({ rows }) => rows<Row>(sql));
const epochs = async () =>
  (await byHand<{ number: number }>('select number from app.server_epoch order by number')).length;
/** As a dump restored elsewhere has it: the server that it names is another. */
const moved = () => byHand(`update app.server_epoch set server = '1/1/1'`);
const recognised = async () =>
  (await open().query<{ as: string }>('select app.recognise_server() as "as"')).rows[0]!.as;

test('a new database knows the server it was made on', async () => {
  expect(await recognised()).toBe('known');
  expect([await epochs(), events]).toEqual([1, []]);
});

test('on another server a new epoch has begun before anything is answered; each stream keeps where it stood', async () => {
  await moved();
  const { rows } = await open().query<{ number: number }>(
    'select max(number) as number from app.server_epoch',
  );
  expect([rows, events]).toEqual([[{ number: 2 }], ['epoch.begun']]);
  const heads = await byHand<{ base: number; version: number }>(
    'select base_version::int as base, version::int as version from app.stream where version > 0',
  );
  expect(heads.length).toBeGreaterThan(0);
  expect(heads.filter(({ base, version }) => base !== version)).toEqual([]);
});

test('any number of processes begin it once', async () => {
  await moved();
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      const pool = open();
      await Promise.all([pool.query('select 1'), pool.query('select 1')]);
    }),
  );
  expect([await epochs(), events]).toEqual([2, ['epoch.begun']]);
});

test('it has begun before a migration writes', async () => {
  await moved();
  expect(await migrate(databaseAt(database.ownerUrl))).toBe('restored');
  expect(await migrate(databaseAt(database.ownerUrl))).toBe('known');
});

test('a database that devices knew before it could tell its server begins a new epoch, too', async () => {
  await byHand('update app.server_epoch set server = null');
  expect([await recognised(), await epochs()]).toEqual(['known', 2]);
});

test('the next epoch can be begun by hand', async () => {
  await byHand('select app.begin_epoch(true)');
  expect([await recognised(), await epochs(), events]).toEqual(['known', 2, []]);
});

describe('where the host lets nobody ask', () => {
  test('the database serves on, and its epoch stays', async () => {
    const superuser = new pg.Client({ connectionString: superUrlOf(database) });
    await superuser.connect();
    await superuser.query('revoke execute on function pg_control_system() from public');
    await superuser.end();
    await moved();
    expect([await recognised(), await epochs()]).toEqual(['untold', 1]);
  });
});

test('where migrations are missing connections can be had, to say so', async () => {
  await byHand('drop function app.recognise_server()');
  expect((await open().query('select 1')).rowCount).toBe(1);
});

function superUrlOf({ ownerUrl }: TestDatabase): string {
  const url = new URL(inject('postgres').superUrl);
  url.pathname = new URL(ownerUrl).pathname;
  return url.href;
}
