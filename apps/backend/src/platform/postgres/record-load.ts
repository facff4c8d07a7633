import type { Loaded, Read } from '@berthcare/shared/commands/command';
import type { Table } from '@berthcare/shared/record/table';
import { tables } from '@berthcare/shared/record/tables';
import { rowOf, selectOf } from './record-rows';
import type { Reader } from './transaction';

/** The rows that each read looks for, in the stream or, for tables that live there, in the agency's. */
export async function loadRecord<Reads extends Record<string, Read>>(
  tx: Reader,
  agencyId: string,
  stream: string,
  reads: Reads,
): Promise<Loaded<Reads>> {
  const loaded: Record<string, unknown[]> = {};
  for (const [key, read] of Object.entries(reads)) {
    const { statement, values } = selectOf(read);
    const home = (tables[read.table] as Table).stream === 'agency' ? agencyId : stream;
    const rows = await tx.arrays(statement, [home, ...values]);
    loaded[key] = rows.map((row) => rowOf(read, row));
  }
  return loaded as Loaded<Reads>;
}
