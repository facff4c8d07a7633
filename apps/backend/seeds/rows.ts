import { read, type Change } from '@berthcare/shared/commands/command';
import { tableNames, type TableName } from '@berthcare/shared/record/tables';
import type { ClientBase } from 'pg';
import { snakeCase } from '../src/platform/postgres/record-columns';
import { rowOf, selectOf, upsertsOf } from '../src/platform/postgres/record-rows';

/** Writes rows of the record by hand; the database stamps and audits them. */
export async function write(connection: ClientBase, changes: readonly Change[]): Promise<void> {
  for (const { statement, values } of upsertsOf(changes)) await connection.query({ ...statement, values });
}

/** Those whose rows are not there yet: what somebody changed or deleted since is left alone. */
export async function absent(connection: ClientBase, changes: readonly Change[]): Promise<Change[]> {
  const there = new Set<string>();
  for (const table of tableNames) {
    const ids = changes.filter((change) => change.table === table).map(({ row }) => row.id);
    if (ids.length === 0) continue;
    const found = await connection.query<{ id: string }>(
      `select id from app.${snakeCase(table)} where id = any ($1)`,
      [ids],
    );
    for (const { id } of found.rows) there.add(`${table} ${id}`);
  }
  return changes.filter(({ table, row }) => !there.has(`${table} ${row.id}`));
}

/** All rows of a table in one stream. */
export async function rowsOf<Row>(connection: ClientBase, table: TableName, stream: string): Promise<Row[]> {
  const all = read(table, {});
  const { statement } = selectOf(all);
  const { rows } = await connection.query<unknown[]>({ ...statement, values: [stream], rowMode: 'array' });
  return rows.map((values) => rowOf(all, values) as Row);
}
