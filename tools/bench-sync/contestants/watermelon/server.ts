import type pg from 'pg';
import type { Table } from '../../../../libs/shared/src/record/table';
import { tables, type TableName } from '../../../../libs/shared/src/record/tables';
import { Conflict, serveJson } from '../plain/express-app';
import { inTransaction, serverPool } from '../plain/pool';
import { columnsOf, plainTables, sqlName } from '../plain/schema';
import { changedRows, heldRows, upsert } from '../plain/statements';
import type { Changes, Raw } from './wire';

const pool = serverPool();

type Found = Raw & { created: number; lost: boolean; arrived: boolean };

const jsonColumns = (table: TableName): string[] =>
  Object.entries((tables[table] as Table).columns).flatMap(([name, { type }]) =>
    type === 'json' ? [name] : [],
  );

/** JSON travels as text: WatermelonDB knows strings, numbers and booleans. */
const listed = (table: TableName): string =>
  columnsOf(table)
    .map((column) => (jsonColumns(table).includes(column.slice(1, -1)) ? `${column}::text` : column))
    .join(', ');

const everything = (table: TableName) => ({
  name: `everything ${table}`,
  text: `select ${listed(table)} from (${heldRows(table)}) found`,
});
const changed = (table: TableName) => ({
  name: `changed ${table}`,
  text: `select ${listed(table)}, "created", "lost", "arrived" from (${changedRows(table)}) found`,
});

/** Everything at the first time, then what was created, updated and deleted since; all of one moment. */
async function pull(person: string, since: number): Promise<{ changes: Changes; timestamp: number }> {
  return inTransaction(pool, 'read', async (client) => {
    const { rows } = await client.query<{ at: number }>('select last_value as at from plain.modified');
    const changes: Changes = {};
    for (const table of plainTables)
      changes[table] =
        since === 0 ? await first(client, table, person) : await later(client, table, person, since);
    return { changes, timestamp: rows[0]!.at };
  });
}

async function first(client: pg.PoolClient, table: TableName, person: string): Promise<Changes[string]> {
  const { rows } = await client.query<Raw>(everything(table), [person]);
  return { created: rows, updated: [], deleted: [] };
}

async function later(client: pg.PoolClient, table: TableName, person: string, since: number) {
  const { rows } = await client.query<Found>(changed(table), [person, since]);
  const change: Changes[string] = { created: [], updated: [], deleted: [] };
  for (const { created, lost, arrived, ...row } of rows) {
    if (lost) change.deleted.push(row.id);
    else change[arrived || created > since ? 'created' : 'updated'].push(row);
  }
  return change;
}

/** All that a phone changed, in one transaction; refused whole where somebody else changed a row since its last pull. */
async function push(person: string, since: number, changes: Changes): Promise<object> {
  return inTransaction(pool, 'write', async (client) => {
    for (const [name, { created, updated }] of Object.entries(changes)) {
      const table = plainTables.find((known) => known === name);
      const written = [...created, ...updated];
      if (table === undefined || written.length === 0) continue;
      await refuseConflicts(client, table, person, since, written);
      const json = jsonColumns(table);
      const rows = written.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            json.includes(key) ? JSON.parse(String(value)) : value,
          ]),
        ),
      );
      await client.query(upsert(table), [JSON.stringify(rows)]);
    }
    return {};
  });
}

async function refuseConflicts(
  client: pg.PoolClient,
  table: TableName,
  person: string,
  since: number,
  rows: Raw[],
): Promise<void> {
  const found = await client.query(
    `select from ${sqlName(table)} where "id" = any ($1) and "modified" > $2
     union all
     select from unnest($3::uuid[]) stream
       where not exists (select from plain.access where "personId" = $4 and "streamId" = stream and "held")`,
    [rows.map(({ id }) => id), since, [...new Set(rows.map(({ streamId }) => streamId))], person],
  );
  if (found.rowCount !== 0) throw new Conflict();
}

serveJson({
  get: { '/sync': ({ query }) => pull(query.person!, Number(query.last_pulled_at)) },
  post: { '/sync': ({ query, body }) => push(query.person!, Number(query.last_pulled_at), body as Changes) },
});
