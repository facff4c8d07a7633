import type { StreamKind } from '@berthcare/shared/record/table';
import type { TableName } from '@berthcare/shared/record/tables';
import type { Window } from '@berthcare/shared/sync/wire';
import type { Actor, LoggedCommand } from '../../src/sync/store';
import { rowKey, valuesIn } from './row-text';

export interface ServerRow {
  table: TableName;
  stream: string;
  id: string;
  version: number;
  gone: boolean;
  /** The day that its table's window looks at; null where there is no window. */
  day: string | null;
  text: string;
}

/** All of a server that the invariants speak of, whatever it is kept in. */
export interface ServerSnapshot {
  epoch: string;
  heads: { id: string; kind: StreamKind; version: number }[];
  readonly rows: readonly ServerRow[];
  readonly log: readonly LoggedCommand[];
  /** Commands that took no effect, by id. */
  content: Map<string, unknown>;
  /** Changes only; `commandId` is null for what the office's hand did. */
  audit: { stream: string; version: number; commandId: string | null }[];
}

/** The rows of a server that somebody may hold in a window, by `rowKey`: what a device of theirs shows at rest. */
export function projection(
  rows: readonly ServerRow[],
  held: ReadonlySet<string>,
  { from, to }: Window,
): Map<string, string> {
  const expected = new Map<string, string>();
  for (const { table, stream, id, gone, day, text } of rows) {
    const inside = day === null || (from <= day && day <= to);
    if (inside && !gone && held.has(stream)) expected.set(rowKey(table, id), text);
  }
  return expected;
}

/** Streams somebody may read: their own, the agency's, the care records with a running grant. */
export function heldStreams(rows: readonly ServerRow[], { agencyId, personId }: Actor): Set<string> {
  const held = new Set([agencyId, personId]);
  for (const { table, stream, gone, text } of rows) {
    if (table !== 'holding' || stream !== personId || gone) continue;
    const { recordId, endedAt } = valuesIn('holding', text);
    if (endedAt === null) held.add(recordId as string);
  }
  return held;
}
