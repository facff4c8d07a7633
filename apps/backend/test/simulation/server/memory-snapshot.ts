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

export const memorySnapshot = (state: MemoryState): ServerSnapshot => ({
  epoch: state.epoch,
  heads: [...state.streams.values()],
  rows: [...state.streams.values()].flatMap(({ id, rows }) =>
    tableNames.flatMap((table) => [...rows[table].values()].map((stored) => describe(table, id, stored))),
  ),
  log: [...state.log.values()],
  content: state.content,
  audit: state.audit,
});
