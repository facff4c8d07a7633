import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Actor, PulledRow, Range, Reader, StreamHead, Windows } from '../../sync/store';
import { countOf, rowsOf } from './record-ranges';
import { sumsOf } from './record-sums';
import { isUnaccountedFor, readToken, saveToken } from './record-tokens';
import type { Transaction } from './transaction';

const heads = {
  name: 'heads',
  text: `select id, kind, version, base_version, min_version from app.stream order by id`,
};

/** Reads in the snapshot of a repeatable-read transaction, under the row security of its actor. */
export function recordReader(tx: Transaction, { deviceId }: Pick<Actor, 'deviceId'>): Reader {
  const empty = new EmptyRanges();
  return {
    heads: async () => (await tx.arrays(heads, [])).map(headOf),
    token: (token, incarnation) => readToken(tx, deviceId, token, incarnation),
    count: async (ranges, windows) => {
      if (ranges.length === 0) return new Map();
      const { statement, values } = countOf(ranges, windows);
      const counts = (await tx.arrays(statement, values)) as Counted[];
      empty.learn(ranges, windows, counts);
      const sums = new Map(ranges.map(({ stream }) => [stream, 0]));
      for (const [, stream, rows] of counts) sums.set(stream, sums.get(stream)! + rows);
      return sums;
    },
    rows: async (table, ranges, windows, after, limit) => {
      const due = empty.without(table, ranges, windows);
      if (due.length === 0) return [];
      const { statement, values } = rowsOf(table, due, windows, after, limit);
      return (await tx.arrays(statement, values)).map(pulledOf);
    },
    sums: (streams, window) => sumsOf(tx, streams, window),
    saveToken: (token) => saveToken(tx, token),
    isUnaccountedFor: (token, incarnation, count) => isUnaccountedFor(tx, token, incarnation, count),
  };
}

type Counted = [table: TableName, stream: string, rows: number];

const headOf = ([id, kind, version, baseVersion, minVersion]: unknown[]): StreamHead =>
  ({ id, kind, version, baseVersion, minVersion }) as StreamHead;

function pulledOf([, stream, id, version, gone, ...values]: unknown[]): PulledRow {
  return { stream, id, version, gone, values: gone ? [] : values } as PulledRow;
}

/**
 * What was counted to hold nothing is not asked for again: in one snapshot it still holds nothing, and most tables
 * have nothing new for most streams.
 */
class EmptyRanges {
  private readonly known = new Set<string>();

  learn(ranges: readonly Range[], windows: Windows, counts: readonly Counted[]): void {
    const full = new Set(counts.map(([table, stream]) => `${table} ${stream}`));
    for (const range of ranges) {
      for (const table of tableNames) {
        if (!full.has(`${table} ${range.stream}`)) this.known.add(keyOf(table, range, windows));
      }
    }
  }

  without(table: TableName, ranges: readonly Range[], windows: Windows): Range[] {
    const { stream } = tables[table];
    return ranges.filter((range) => range.kind === stream && !this.known.has(keyOf(table, range, windows)));
  }
}

const keyOf = (table: TableName, range: Range, windows: Windows): string =>
  JSON.stringify([table, range, windows]);
