import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Sql, SqlValue } from '@berthcare/sync-client/database';
import { fromCell, toCell } from '@berthcare/sync-client/records';

/** Server and device are compared by the text of a row's cells, as a device stores them: id, stream, version, columns. */

const columnsOf = new Map(tableNames.map((name) => [name, Object.entries((tables[name] as Table).columns)]));

export const rowKey = (table: string, id: string): string => `${table}/${id}`;

/** The text of a row as the server's rules know it. */
export function rowText(
  table: TableName,
  row: { id: string; streamId: string } & Record<string, unknown>,
  version: number,
): string {
  const cells = columnsOf.get(table)!.map(([name, { type }]) => toCell(type, row[name]));
  return JSON.stringify([row.id, row.streamId, version, ...cells]);
}

/** One text a table, an object of row texts by id: asked cell by cell they would take most of a simulation's time. */
function rowsAsJson(table: TableName): string {
  const columns = columnsOf.get(table)!.map(([name]) => `"${name}"`);
  const cells = ['id', '"streamId"', 'version', ...columns].join(', ');
  return `select json_group_object(id, json_array(${cells}) || '') as rows from "${table}"`;
}

const queries = new Map(tableNames.map((name) => [name, rowsAsJson(name)]));

/** SQLite writes a whole real number as 5.0, which is 5. */
const withReals = new Set(
  tableNames.filter((name) => columnsOf.get(name)!.some(([, { type }]) => type === 'real')),
);

/** The texts of a device's rows, by table and id. */
export async function textsOfRows(
  storage: Sql,
  names: readonly TableName[],
): Promise<Map<TableName, Map<string, string>>> {
  const texts = new Map<TableName, Map<string, string>>();
  for (const name of names) {
    const [all] = await storage.query<{ rows: string }>(queries.get(name)!);
    const rows = Object.entries(JSON.parse(all!.rows) as Record<string, string>);
    const asRead = withReals.has(name) ? (text: string) => JSON.stringify(JSON.parse(text)) : null;
    texts.set(name, new Map(asRead ? rows.map(([id, text]) => [id, asRead(text)]) : rows));
  }
  return texts;
}

/** The declared values in a row's text. */
export function valuesIn(table: TableName, text: string): Record<string, unknown> {
  const [, , , ...cells] = JSON.parse(text) as SqlValue[];
  const columns = columnsOf
    .get(table)!
    .map(([name, { type }], index) => [name, fromCell(type, cells[index]!)] as const);
  return Object.fromEntries(columns);
}
