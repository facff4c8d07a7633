import { tableNames, tables } from '../record/tables';
import type { Table } from '../record/table';
import { shortHash } from './hash';

const known = new Map<string, string>();

/**
 * Names what a device reads: the tables and columns of its schema, and the role it reads them under.
 * When it changes, the device pulls its streams again.
 */
export function projectionOf(role: string): string {
  let projection = known.get(role);
  if (projection === undefined) known.set(role, (projection = hashOfSchema(role)));
  return projection;
}

function hashOfSchema(role: string): string {
  const schema = tableNames.map((name) => {
    const { columns, window }: Table = tables[name];
    return [name, Object.entries(columns).map(([key, { type, nullable }]) => [key, type, nullable]), window];
  });
  return shortHash([schema, role]);
}
