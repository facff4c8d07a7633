import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { asOwner, testPool } from '../../../test/owner';
import { databaseAt } from './access';
import { migrate, migrationsCurrent } from './migrate';
import { refuseOwner, refusePrivileged } from './privileges';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

async function current(): Promise<boolean> {
  const pool = testPool(database.apiUrl);
  try {
    return await migrationsCurrent(pool);
  } finally {
    await pool.end();
  }
}

const asSuperuser = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
};

const appliedCount = () =>
  asOwner(database.ownerUrl, async ({ rows }) => (await rows('select from app.migration')).length);

test('running again changes nothing, several at once neither', async () => {
  const before = await appliedCount();
  await Promise.all([
    migrate(databaseAt(database.ownerUrl)),
    migrate(databaseAt(database.ownerUrl)),
    migrate(databaseAt(database.ownerUrl)),
  ]);
  expect(await appliedCount()).toBe(before);
  expect(await current()).toBe(true);
});

test('from nothing: two at once, and each file is applied once', async () => {
  const before = await appliedCount();
  await asOwner(database.ownerUrl, ({ rows }) => rows('drop schema app, auth cascade'));
  expect(await current()).toBe(false);
  await Promise.all([migrate(databaseAt(database.ownerUrl)), migrate(databaseAt(database.ownerUrl))]);
  expect(await appliedCount()).toBe(before);
  expect(await current()).toBe(true);
});

test('a file that has changed since it was applied is refused, and the database is not current', async () => {
  await asOwner(database.ownerUrl, ({ rows }) =>
    rows(`update app.migration set checksum = 'another' where number = 1`),
  );
  expect(await current()).toBe(false);
  await expect(migrate(databaseAt(database.ownerUrl))).rejects.toThrow(
    '0001_foundation.sql was applied and has changed',
  );
});

test('a migration that fails is undone as a whole and named', async () => {
  // Forgotten, it would run again and find its first table there.
  await asOwner(database.ownerUrl, ({ rows }) => rows('delete from app.migration where number = 2'));
  await expect(migrate(databaseAt(database.ownerUrl))).rejects.toMatchObject({
    name: 'MigrationError',
    message: 'Migration 0002_identity.sql failed and was undone.',
    cause: { code: '42P07' },
  });
  expect(await current()).toBe(false);
});

test('a database newer than the program is current', async () => {
  await asOwner(database.ownerUrl, ({ rows }) =>
    rows(`insert into app.migration (number, name, checksum) values (9999, '9999_later.sql', 'x')`),
  );
  expect(await current()).toBe(true);
});

test('privileged logins are refused: to migrate, and to serve', async () => {
  await expect(migrate(databaseAt(database.superUrl))).rejects.toThrow('postgres is a superuser.');
  const owner = testPool(database.ownerUrl);
  await expect(refuseOwner(owner)).rejects.toThrow('it must own nothing');
  await expect(refusePrivileged(owner)).resolves.toBeUndefined();
  await owner.end();

  await asSuperuser(`create role passes_by login bypassrls password 'x'`);
  try {
    const passing = new URL(database.superUrl);
    Object.assign(passing, { username: 'passes_by', password: 'x' });
    const pool = testPool(passing.href);
    await expect(refusePrivileged(pool)).rejects.toThrow('passes_by goes past row security.');
    await pool.end();
  } finally {
    await asSuperuser('drop role passes_by');
  }
});
