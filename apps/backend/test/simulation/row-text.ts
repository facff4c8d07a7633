import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { SqlValue } from '@berthcare/sync-client/database';
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

function rowsAsJson(table: TableName): string {
  const columns = columnsOf.get(table)!.map(([name]) => `"${name}"`);
  const cells = ['id', '"streamId"', 'version', ...columns].join(', ');
  return `select '${table}' as tbl, json_group_array(json_array(${cells})) as rows from "${table}"`;
}

/** All rows of a device, one text a table: asked cell by cell they would take most of a simulation's time. */
export const allRows = tableNames.map(rowsAsJson).join(' union all ');

/** The declared values in a row's text. */
export function valuesIn(table: TableName, text: string): Record<string, unknown> {
  const [, , , ...cells] = JSON.parse(text) as SqlValue[];
  const columns = columnsOf
    .get(table)!
    .map(([name, { type }], index) => [name, fromCell(type, cells[index]!)] as const);
  return Object.fromEntries(columns);
}
