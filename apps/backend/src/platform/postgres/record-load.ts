import type { Loaded, Read } from '@berthcare/shared/commands/command';
import type { Table } from '@berthcare/shared/record/table';
import { tables } from '@berthcare/shared/record/tables';
import { rowOf, selectOf } from './record-rows';
import type { Reader } from './transaction';

/** The rows that a read looks for, in the stream that has them. */
export async function loadRows(tx: Reader, home: string, read: Read): Promise<Record<string, unknown>[]> {
  const { statement, values } = selectOf(read);
  return (await tx.arrays(statement, [home, ...values])).map((row) => rowOf(read, row));
}

/**
 * The rows that each read looks for, in the stream or, for tables that live there, in the agency's.
 * @param rows finds those of one read in one of the two
 */
export async function loadRecord<Reads extends Record<string, Read>>(
  rows: (home: string, read: Read) => Promise<unknown[]>,
  agencyId: string,
  stream: string,
  reads: Reads,
): Promise<Loaded<Reads>> {
  const loaded: Record<string, unknown[]> = {};
  for (const [key, read] of Object.entries(reads)) {
    const home = (tables[read.table] as Table).stream === 'agency' ? agencyId : stream;
    loaded[key] = await rows(home, read);
  }
  return loaded as Loaded<Reads>;
}
