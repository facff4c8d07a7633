import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables } from '@berthcare/shared/record/tables';
import { projectionOf } from '@berthcare/shared/sync/projection';
import { hashOf } from '@berthcare/shared/sync/hash';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { conversions, snakeCase } from '../src/platform/postgres/record-columns';
import { asOwner } from './owner';
import { recordedProjections } from './recorded-projections';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  computed: string | null;
}

const columns = () =>
  asOwner(database.ownerUrl, (owner) =>
    owner.rows<Column>(`
      select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
        not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as computed
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attname`),
  );

const everyRow = [
  { name: 'id', type: 'uuid', nullable: false },
  { name: 'stream_id', type: 'uuid', nullable: false },
  { name: 'version', type: 'bigint', nullable: false },
  { name: 'gone', type: 'boolean', nullable: false },
];

test.each(tableNames)('%s is in the database as it is declared', async (name) => {
  const table: Table = tables[name];
  const declared = Object.entries(table.columns).map(([column, { type, nullable }]) => ({
    name: snakeCase(column),
    type: conversions[type].sqlType,
    nullable,
  }));
  const there = (await columns()).filter((column) => column.table === snakeCase(name));
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  expect(there.map(({ name, type, nullable }) => ({ name, type, nullable })).sort(byName)).toEqual(
    [...everyRow, ...declared].sort(byName),
  );
});

test('every table with rows in streams is declared', async () => {
  const inStreams = (await columns()).filter(({ name }) => name === 'gone').map(({ table }) => table);
  expect(inStreams.sort()).toEqual(tableNames.map(snakeCase).sort());
});

test('a change of projected columns changes the projection, on purpose', async () => {
  const declared = new Set(tableNames.map(snakeCase));
  const projected = (await columns()).filter(({ table }) => declared.has(table));
  const now = { schema: hashOf(projected).slice(0, 16), projection: projectionOf('caregiver') };
  const recorded = recordedProjections.at(-1);
  expect(
    now,
    'Values that devices hold may have changed without a version. Let the projection change (sync/projection.ts), ' +
      'then append both hashes to recorded-projections.ts.',
  ).toEqual(recorded);
});

test('no two schemas had the same projection', () => {
  const projections = recordedProjections.map(({ projection }) => projection);
  expect(new Set(projections).size).toBe(projections.length);
});

test('every table of the schema is under row security, its owner too', async () => {
  const open = await asOwner(database.ownerUrl, (owner) =>
    owner.rows(`
      select relname from pg_class
      where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity)`),
  );
  expect(open).toEqual([]);
});

test('every table of the record stamps, audits and keeps its rows', async () => {
  const triggers = await asOwner(database.ownerUrl, (owner) =>
    owner.rows<{ table: string; triggers: string[]; enabled: boolean }>(`
      select c.relname as table, array_agg(t.tgname::text order by t.tgname) as triggers,
        bool_and(t.tgenabled = 'O') as enabled
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname in ('stamp', 'never_delete', 'audit_insert', 'audit_update')
      group by 1 order by 1`),
  );
  expect(triggers).toEqual(
    tableNames
      .map(snakeCase)
      .sort()
      .map((table) => ({
        table,
        triggers: ['audit_insert', 'audit_update', 'never_delete', 'stamp'],
        enabled: true,
      })),
  );
});

test("functions that run with the owner's rights look names up nowhere but where they say", async () => {
  const loose = await asOwner(database.ownerUrl, (owner) =>
    owner.rows(`
      select proname from pg_proc
      where pronamespace = 'app'::regnamespace and prosecdef
        and not coalesce(proconfig @> array['search_path=""'], false)`),
  );
  expect(loose).toEqual([]);
});
