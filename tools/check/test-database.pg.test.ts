import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from './test-database';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
});

afterAll(async () => {
  await Promise.all([one.drop(), other.drop()]);
});

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a fresh database is migrated, and what one test writes another does not see', async () => {
  await ask(one.ownerUrl, 'create table app.only_here (id int)');
  expect(await ask(one.ownerUrl, `select to_regclass('app.only_here')::text as found`)).toEqual([
    { found: 'app.only_here' },
  ]);
  expect(await ask(other.ownerUrl, `select to_regclass('app.only_here')::text as found`)).toEqual([
    { found: null },
  ]);
  expect(await ask(other.ownerUrl, `select to_regclass('app.migration')::text as found`)).toEqual([
    { found: 'app.migration' },
  ]);
});

test('no login of the product is privileged, and only the owner owns anything', async () => {
  const roles = await ask(
    one.superUrl,
    `select rolname, rolsuper or rolbypassrls or rolreplication as privileged, rolcreaterole as makes_roles
       from pg_roles where rolname like 'berthcare%' and rolcanlogin order by rolname`,
  );
  expect(roles).toEqual([
    { rolname: 'berthcare_api', privileged: false, makes_roles: false },
    { rolname: 'berthcare_auth', privileged: false, makes_roles: false },
    { rolname: 'berthcare_owner', privileged: false, makes_roles: true },
  ]);
  expect(
    await ask(
      one.superUrl,
      `select 1 from pg_class c join pg_roles r on r.oid = relowner where rolname = 'berthcare_api'`,
    ),
  ).toEqual([]);
});
