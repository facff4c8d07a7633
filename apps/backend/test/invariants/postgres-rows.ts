import type { ClientBase } from 'pg';
import { tables, type TableName } from '@berthcare/shared/record/tables';
import { sqlColumns, sqlTable } from '../../src/platform/postgres/record-columns';
import type { AnyRow } from './evidence';

export interface Kept {
  row: AnyRow;
  version: number;
  gone: boolean;
}

/** A table of the record, as the rules know its rows; the connection reads as the schema's owner. */
export async function readTable(client: ClientBase, name: TableName): Promise<Kept[]> {
  const columns = sqlColumns(tables[name]);
  const list = ['id', 'stream_id', 'version', 'gone', ...columns.map(({ sql, read }) => read(sql))];
  const text = `select ${list.join(', ')} from ${sqlTable(tables[name])}`;
  const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
  return rows.map(([id, streamId, version, gone, ...values]) => {
    const row = { id, streamId } as AnyRow;
    columns.forEach((column, at) => (row[column.name] = values[at]));
    return { row, version: version as number, gone: gone as boolean };
  });
}
