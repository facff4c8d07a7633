import type { Change } from '@berthcare/shared/commands/command';
import type { Table } from '@berthcare/shared/record/table';
import { tables, type TableName } from '@berthcare/shared/record/tables';
import type { Sql, SqlValue, Statement } from './database';
import { putCells, putRow } from './records';
import { blank, deviceColumns } from './schema';

/**
 * What a person sees is the confirmed rows with their own pending commands applied again. The tables hold what is
 * seen; `_shadow` keeps the confirmed form of each row that a pending command has changed.
 */

const shadowSql = (name: TableName): string => {
  const members = deviceColumns(tables[name]).map((column) => `'${column}', "${column}"`);
  return `insert or ignore into _shadow (tbl, id, streamId, row)
          values ('${name}', ?, ?, (select json_object(${members.join(', ')}) from "${name}" where id = ?))`;
};

/** Shows changes that the office has not confirmed; the confirmed rows are kept aside. */
export async function lay(tx: Sql, changes: readonly Change[]): Promise<void> {
  const statements = changes.flatMap(({ table, row }): Statement[] => [
    { sql: shadowSql(table), params: [row.id, row.streamId, row.id] },
    putRow(table, row as never, 0),
  ]);
  await tx.batch(statements);
}

/** Takes the pending changes of a stream (of all streams: null) off again: only confirmed rows remain. */
export async function lift(tx: Sql, streamId: string | null): Promise<void> {
  const where = streamId === null ? '' : ' where streamId = ?';
  const params = streamId === null ? [] : [streamId];
  const shadows = await tx.query<{ tbl: TableName; id: string; row: string | null }>(
    `select tbl, id, row from _shadow${where}`,
    params,
  );
  if (shadows.length === 0) return;
  const statements = shadows.map(({ tbl, id, row }): Statement => {
    if (row === null) return { sql: `delete from "${tbl}" where id = ?`, params: [id] };
    const table: Table = tables[tbl];
    const cells = JSON.parse(row) as Record<string, SqlValue>;
    return putCells(
      tbl,
      deviceColumns(table).map(
        (column) => cells[column] ?? (column in cells ? null : blank(table.columns[column]!)),
      ),
    );
  });
  await tx.batch([...statements, { sql: `delete from _shadow${where}`, params }]);
}
