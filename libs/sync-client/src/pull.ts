import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import {
  comesWhole,
  type Page,
  type PageStream,
  type PageTable,
  type Window,
} from '@berthcare/shared/sync/wire';
import type { Sql, SqlValue, Statement } from './database';
import { putCells, toCell } from './records';

const windowed = tableNames.filter((name) => (tables[name] as Table).window !== null);

/** Whether this device declares the table: a newer server may send ones that it does not know. */
const known = (name: string): name is TableName => Object.hasOwn(tables, name);

/**
 * Writes a page into the confirmed rows. Pending changes must have been lifted off the streams it touches, and what it takes
 * away must be gone.
 */
export async function applyPage(tx: Sql, page: Page): Promise<void> {
  await tx.batch([
    ...page.streams.flatMap(holdStream),
    ...clear(page.streams.filter(comesWhole)),
    ...page.tables.flatMap((table) => putRows(table, page)),
    ...page.gone.flatMap(([, name, id]) => (known(name) ? [remove(name, id)] : [])),
    ...page.streams.flatMap(finish),
    ...windowed.map((name) => outside(name, page.window)),
  ]);
}

/** Every other stream starts anew; what the device has of it stays until then. */
export const keepCursorsOf = (streams: readonly string[]): Statement => ({
  sql: 'update _stream set cursor = null where id not in (select value from json_each(?))',
  params: [JSON.stringify(streams)],
});

const remove = (name: TableName, id: string): Statement => ({
  sql: `delete from "${name}" where id = ?`,
  params: [id],
});

const holdStream = ({ id, kind, begins }: PageStream): Statement[] => [
  { sql: 'insert or ignore into _stream (id, kind, cursor) values (?, ?, null)', params: [id, kind] },
  ...(begins ? [{ sql: 'delete from _seen where streamId = ?', params: [id] }] : []),
];

const clear = (streams: readonly PageStream[]): Statement[] =>
  streams.length === 0
    ? []
    : tableNames.map((name) => ({
        sql: `delete from "${name}" where streamId in (select value from json_each(?))`,
        params: [JSON.stringify(streams.map(({ id }) => id))],
      }));

function putRows({ table: name, streams, versions, ids, columns }: PageTable, page: Page): Statement[] {
  if (!known(name)) return [];
  const types = Object.values((tables[name] as Table).columns).map(({ type }) => type);
  return ids.flatMap((id, row): Statement[] => {
    const stream = page.streams[streams[row]!]!;
    const cells: SqlValue[] = types.map((type, column) => toCell(type, columns[column]![row]));
    const put = putCells(name, [id, stream.id, versions[row]!, ...cells]);
    return stream.reset && !comesWhole(stream) ? [put, see(stream.id, name, id)] : [put];
  });
}

const see = (streamId: string, name: TableName, id: string): Statement => ({
  sql: 'insert or ignore into _seen (streamId, tbl, id) values (?, ?, ?)',
  params: [streamId, name, id],
});

/** Between a stream's first page and its last the device has it up to no version: some rows are ahead of the others. */
const underWay = (streamId: string): Statement => ({
  sql: 'update _stream set cursor = null where id = ?',
  params: [streamId],
});

/** A stream's last page: the cursor moves, and after a reset what none of its pages has brought goes. */
function finish(stream: PageStream): Statement[] {
  const { id, reset, cursor } = stream;
  if (cursor === null) return [underWay(id)];
  const moves = { sql: 'update _stream set cursor = ? where id = ?', params: [cursor, id] };
  if (!reset || comesWhole(stream)) return [moves];
  const replace = tableNames.map((name) => ({
    sql: `delete from "${name}" where streamId = ? and not exists (
            select 1 from _seen where _seen.streamId = ? and tbl = '${name}' and _seen.id = "${name}".id)`,
    params: [id, id],
  }));
  return [...replace, { sql: 'delete from _seen where streamId = ?', params: [id] }, moves];
}

/** Whole days that left the window leave the device, but for what its person sees of their own pending work. */
const outside = (name: TableName, { from, to }: Window): Statement => ({
  sql: `delete from "${name}" where "${(tables[name] as Table).window}" not between ? and ?
          and not exists (select 1 from _shadow where tbl = '${name}' and _shadow.id = "${name}".id)`,
  params: [from, to],
});
