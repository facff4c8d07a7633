import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { MemoryState, StoredRow } from '../../../src/sync/testing/memory-state';
import { rowText } from '../../invariants/row-text';
import type { ServerRow, ServerSnapshot } from '../../invariants/server-snapshot';

const described = new WeakMap<StoredRow, ServerRow>();

/** Stored rows are replaced, never changed: each is described once. */
function describe(table: TableName, stream: string, stored: StoredRow): ServerRow {
  let row = described.get(stored);
  if (!row) {
    const { window }: Table = tables[table];
    row = {
      ...{ table, stream, id: stored.row.id, version: stored.version, gone: stored.gone },
      day: window === null ? null : (stored.row[window] as string),
      text: rowText(table, stored.row, stored.version),
    };
    described.set(stored, row);
  }
  return row;
}

/** The server as it is now; what takes time to tell is told when it is asked for. */
export const memorySnapshot = (state: MemoryState): ServerSnapshot => ({
  epoch: state.epoch,
  heads: [...state.streams.values()],
  get rows() {
    return rowsOf(state);
  },
  get log() {
    return [...state.log.values()];
  },
  content: state.content,
  audit: state.audit,
});

function rowsOf({ streams }: MemoryState): ServerRow[] {
  const all: ServerRow[] = [];
  for (const { id, rows } of streams.values()) {
    for (const table of tableNames) {
      for (const stored of rows[table].values()) all.push(describe(table, id, stored));
    }
  }
  return all;
}
