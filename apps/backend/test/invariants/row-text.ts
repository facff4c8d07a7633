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
  return `select '${table}' as tbl, json_group_object(id, json_array(${cells}) || '') as rows from "${table}"`;
}

const allRows = tableNames.map(rowsAsJson).join(' union all ');

/** SQLite writes a whole real number as 5.0, which is 5. */
const withReals = new Set(
  tableNames.filter((name) => columnsOf.get(name)!.some(([, { type }]) => type === 'real')),
);

/** The texts of all rows of a device, by `rowKey`. */
export async function textsOfRows(storage: Sql): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { tbl, rows } of await storage.query<{ tbl: TableName; rows: string }>(allRows)) {
    const asRead = withReals.has(tbl) ? (text: string) => JSON.stringify(JSON.parse(text)) : null;
    for (const [id, text] of Object.entries(JSON.parse(rows) as Record<string, string>)) {
      texts.set(rowKey(tbl, id), asRead ? asRead(text) : text);
    }
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
