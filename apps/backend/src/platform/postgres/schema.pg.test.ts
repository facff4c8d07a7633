import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { generateSchema, SCHEMA } from '../../../scripts/schema';
import { asOwner } from '../../../test/owner';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('the query types are those of the migrated database (else: pnpm --filter @berthcare/backend schema <address>)', async () => {
  expect(readFileSync(SCHEMA, 'utf8')).toBe(await generateSchema(database.ownerUrl));
});

test('every table of the schema app is under row security, the owner too', async () => {
  const open = await asOwner(database.ownerUrl, ({ rows }) =>
    rows(`select relname from pg_class
           where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')
             and not (relrowsecurity and relforcerowsecurity)`),
  );
  expect(open).toEqual([]);
});

test('nobody but those it was granted to may call a function of the schema app', async () => {
  const callable = await asOwner(database.ownerUrl, ({ rows }) =>
    rows(`select proname from pg_proc
           where pronamespace = 'app'::regnamespace and has_function_privilege('public', oid, 'execute')`),
  );
  expect(callable).toEqual([]);
});

test('a function with its owner’s rights looks names up nowhere but where it says', async () => {
  const loose = await asOwner(database.ownerUrl, ({ rows }) =>
    rows(`select proname from pg_proc
           where pronamespace = 'app'::regnamespace and prosecdef
             and not coalesce('search_path=""' = any (proconfig), false)`),
  );
  expect(loose).toEqual([]);
});

test('each login sees its own schema', async () => {
  const rights = await asOwner(database.ownerUrl, ({ rows }) =>
    rows(`select login, schema from unnest(array['berthcare_api', 'berthcare_auth']) login,
             unnest(array['app', 'auth']) schema
           where has_schema_privilege(login, schema, 'usage') order by login`),
  );
  expect(rights).toEqual([
    { login: 'berthcare_api', schema: 'app' },
    { login: 'berthcare_auth', schema: 'auth' },
  ]);
});
