import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { ClientBase } from 'pg';
import type { LoggedCommand } from '../../src/sync/store';
import { readTable } from './postgres-rows';
import { rowText } from './row-text';
import type { ServerRow, ServerSnapshot } from './server-snapshot';

/** What the invariants speak of, out of PostgreSQL; the connection reads as the schema's owner, in one snapshot. */
export async function serverOf(client: ClientBase): Promise<ServerSnapshot> {
  const all = async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows;
  const [epoch] = await all<{ epoch: string }>(
    'select epoch::text from app.server_epoch order by number desc limit 1',
  );
  const rows: ServerRow[] = [];
  for (const name of tableNames) rows.push(...(await rowsOf(client, name)));
  const content = await all<{ id: string; content: unknown }>(
    'select command_id as id, content from app.command_content',
  );
  return {
    epoch: epoch!.epoch,
    heads: await all('select id, kind, version from app.stream'),
    rows,
    log: await all<LoggedCommand>(
      `select id, incarnation_id as incarnation, seq, hash, type, stream_id as stream, author_id as author,
         outcome, reason, version from app.command_log`,
    ),
    content: new Map(content.map(({ id, content: kept }) => [id, kept])),
    audit: await all(
      `select stream_id as stream, version, command_id as "commandId" from app.audit_entry
       where kind = 'change' order by id`,
    ),
  };
}

async function rowsOf(client: ClientBase, name: TableName): Promise<ServerRow[]> {
  const { window }: Table = tables[name];
  return (await readTable(client, name)).map(({ row, version, gone }) => ({
    ...{ table: name, stream: row.streamId, id: row.id, version, gone },
    day: window === null ? null : (row[window] as string),
    text: rowText(name, row, version),
  }));
}
