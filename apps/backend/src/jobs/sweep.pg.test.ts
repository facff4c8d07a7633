import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../tools/check/test-database';
import { giveLogin } from '../../test/client';
import { asOwner, testPool } from '../../test/owner';
import { buildWorld, type World } from '../../test/world';
import { sweep } from './sweep';

let database: TestDatabase;
let world: World;
let pool: ReturnType<typeof testPool>;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  await giveLogin(database.ownerUrl, world.people.danielle);
  pool = testPool(database.apiUrl);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const sql = <Row extends object>(statement: string, values?: unknown[]) =>
  asOwner(database.ownerUrl, ({ rows }) => rows<Row>(statement, values));

/** The table's rows that this test has made, by their name. */
const left = async () =>
  (
    await sql<{ name: string }>(
      `select encode(token_hash, 'escape') as name from app.device_session
       union all select encode(code_hash, 'escape') from app.activation_code
       union all select id from auth.session
       union all select key from app.rate_limit order by name`,
    )
  ).map(({ name }) => name);

async function fill(): Promise<void> {
  const { priya, danielle } = world.people;
  const ends: [string, string][] = [
    ['over', `now() - interval '25 hours'`],
    ['just over', `now() - interval '1 hour'`],
    ['open', `now() + interval '1 hour'`],
  ];
  for (const [name, end] of ends) {
    await sql(`insert into app.device_session (token_hash, device_id, expires_at) values ($1, $2, ${end})`, [
      Buffer.from(`session ${name}`),
      priya.deviceId,
    ]);
    await sql(
      `insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, expires_at)
       values (gen_random_uuid(), $1, $2, $3, $4, ${end})`,
      [world.agencyId, priya.id, danielle.id, Buffer.from(`code ${name}`)],
    );
    await sql(
      `insert into auth.session (id, token, "expiresAt", "updatedAt", "userId")
       select $1, $1, ${end}, now(), u.id from auth."user" u where u."personId" = $2`,
      [`office ${name}`, danielle.id],
    );
    await sql(
      `insert into app.rate_limit (key, points, expire) values ($1, 1, extract(epoch from ${end}) * 1000)`,
      [`count ${name}`],
    );
  }
}

test('what ended goes, what is open or was open today stays; the audit keeps all of it', async () => {
  await sql('delete from app.device_session');
  await fill();
  await sql(
    `insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, expires_at, demo)
     select gen_random_uuid(), agency_id, person_id, issued_by, 'demo', expires_at, true from app.activation_code
      where expires_at < now() - interval '1 day'`,
  );
  const audited = 'select count(*)::int as entries from app.audit_entry';
  const before = await sql(audited);
  expect(await sweep(pool)).toBe(5);
  expect(await left()).toEqual([
    ...['code just over', 'code open', 'count open', 'demo'],
    ...['office just over', 'office open', 'session just over', 'session open'],
  ]);
  expect(await sql(audited)).toEqual(before);
  expect(await sweep(pool)).toBe(0);
});

test('what the server remembers of phones that have not asked for a month goes', async () => {
  const { priya } = world.people;
  const incarnation = '0193aaaa-0000-7000-8000-000000000001';
  await sql('insert into app.incarnation (id, agency_id, person_id, device_id) values ($1, $2, $3, $4)', [
    ...[incarnation, world.agencyId, priya.id, priya.deviceId],
  ]);
  for (const [token, days] of [
    ['of long ago', 31],
    ['of this month', 29],
  ]) {
    await sql(
      `insert into app.sync_token (token, agency_id, person_id, incarnation_id, epoch, projection,
         window_from, window_to, streams, versions, saved_at, expires_at)
       values ($1, $2, $3, $4, 'e', 'p', current_date, current_date, '{}', '{}', now() - make_interval(days => $5), now())`,
      [token, world.agencyId, priya.id, incarnation, days],
    );
  }
  expect(await sweep(pool)).toBe(1);
  expect(await sql('select token from app.sync_token')).toEqual([{ token: 'of this month' }]);
});

test('of processes that sweep at once one works, and the others do not wait for it', async () => {
  await sql(`insert into app.rate_limit (key, points, expire) values ('late', 1, 0)`);
  const working = await pool.connect();
  try {
    await working.query('begin');
    expect((await working.query('select app.sweep() as swept')).rows).toEqual([{ swept: 1 }]);
    await sql(`insert into app.rate_limit (key, points, expire) values ('later', 1, 0)`);
    expect(await sweep(pool)).toBe(0);
    await working.query('commit');
  } finally {
    working.release();
  }
  expect(await sweep(pool)).toBe(1);
});
