import { tableNames, tables } from '../record/tables';
import type { Table } from '../record/table';
import { shortHash } from './hash';

/**
 * Names what a device reads: the tables and columns of its schema, and the role it reads them under.
 * When it changes, the device pulls its streams again.
 */
export function projectionOf(role: string): string {
  const schema = tableNames.map((name) => {
    const { columns, window }: Table = tables[name];
    return [name, Object.entries(columns).map(([key, { type, nullable }]) => [key, type, nullable]), window];
  });
  return shortHash([schema, role]);
}
