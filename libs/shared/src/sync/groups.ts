import type { Table } from '../record/table';
import { tables, type TableName } from '../record/tables';
import { shortHash } from './hash';

type AnyRow = { id: string };

/** Names one group of fields of one row in a command's basis. */
export const groupKey = (table: TableName, id: string, group: string): string => `${table}/${id}/${group}`;

/** The hash of the values an author sees of a group; null where there is no row. */
export function groupHash(table: TableName, group: string, row: AnyRow | undefined): string | null {
  if (!row) return null;
  const { groups }: Table = tables[table];
  const columns = groups[group];
  if (!columns) throw new Error(`Table ${table} has no group ${group}.`);
  return shortHash(columns.map((column) => (row as Record<string, unknown>)[column]));
}

/**
 * Whether writing `next` over `current` is no conflict: the author saw what is there, or wrote the same.
 * A missing basis counts as having seen nothing.
 */
export function sawCurrent(
  table: TableName,
  group: string,
  current: AnyRow | undefined,
  next: AnyRow,
  basis: Readonly<Record<string, string | null>>,
): boolean {
  const there = groupHash(table, group, current);
  const seen = basis[groupKey(table, next.id, group)] ?? null;
  return there === null || there === seen || there === groupHash(table, group, next);
}

/** The basis of a command that is about to write these rows, from the rows its author sees. */
export function basisOf(
  writes: readonly { table: TableName; row: AnyRow }[],
  current: (table: TableName, id: string) => AnyRow | undefined,
): Record<string, string | null> {
  const basis: Record<string, string | null> = {};
  for (const { table, row } of writes) {
    for (const group of Object.keys((tables[table] as Table).groups)) {
      basis[groupKey(table, row.id, group)] = groupHash(table, group, current(table, row.id));
    }
  }
  return basis;
}
