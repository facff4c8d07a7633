import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import { checksum, type CountedRow } from '@berthcare/shared/sync/checksum';
import type { Window } from '@berthcare/shared/sync/wire';
import { addDays } from '@berthcare/utils/day';
import type { Table } from '@berthcare/shared/record/table';
import type { Actor, PulledRow, Range, Reader, Windows } from '../store';
import { valuesOf, type MemoryState, type StoredRow } from './memory-state';
import { accessOf } from './memory-writer';

export function memoryReader(state: MemoryState, actor: Actor): Reader {
  const held = () =>
    [...state.streams.values()].filter(
      ({ id, kind, agencyId }) =>
        agencyId === actor.agencyId &&
        (kind === 'agency' ||
          id === actor.personId ||
          (kind === 'client' && accessOf(state, actor, id) === 'held')),
    );
  const due = (table: TableName, range: Range, windows: Windows): PulledRow[] => {
    const rows: PulledRow[] = [];
    for (const stored of state.streams.get(range.stream)!.rows[table].values()) {
      const row = pulled(table, stored, range, windows);
      if (row) rows.push(row);
    }
    return rows.sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
  };

  return {
    heads: async () =>
      held().map(({ id, kind, version, baseVersion, minVersion }) => ({
        id,
        kind,
        version,
        baseVersion,
        minVersion,
      })),
    token: async (token, incarnation) => {
      const known = state.tokens.get(token);
      const own = state.incarnations.get(incarnation)?.deviceId === actor.deviceId;
      return own && known?.incarnation === incarnation ? known : null;
    },
    count: async (ranges, windows) =>
      new Map(
        ranges.map((range) => [
          range.stream,
          (Object.keys(tables) as TableName[]).reduce(
            (sum, table) => sum + due(table, range, windows).length,
            0,
          ),
        ]),
      ),
    rows: async (table, ranges, windows, after, limit) =>
      ranges
        .flatMap((range) => due(table, range, windows))
        .filter(
          ({ version, id }) =>
            !after || version > after.version || (version === after.version && id > after.id),
        )
        .slice(0, limit),
    sums: async (streams, window) =>
      new Map(
        streams.map(({ id }) => {
          const counted = tableNames.flatMap((table) =>
            [...state.streams.get(id)!.rows[table].values()]
              .filter((stored) => isHeld(table, stored, window))
              .map(({ row, version }): CountedRow => [row.id, version]),
          );
          return [id, checksum(counted)];
        }),
      ),
    saveToken: async (token) => {
      const forgotten = addDays(token.window.to, -1);
      for (const { token: id, incarnation, window } of state.tokens.values())
        if (incarnation === token.incarnation && window.to < forgotten) state.tokens.delete(id);
      state.tokens.set(token.token, structuredClone(token));
      const known = state.incarnations.get(token.incarnation)!;
      state.incarnations.set(token.incarnation, { ...known, tokens: known.tokens + 1 });
      return known.tokens + 1;
    },
    isUnaccountedFor: async (token, incarnation, count) => {
      const shown = [...state.tokens.values()].filter((known) => known.incarnation === incarnation).length;
      const forgotten = (state.incarnations.get(incarnation)?.tokens ?? 0) - shown;
      return !state.tokens.has(token) && count > forgotten;
    },
  };
}

/** The row as this range sends it; null when the range does not need it. */
function pulled(
  table: TableName,
  stored: StoredRow,
  { stream, cursor, reset }: Range,
  { now, before }: Windows,
): PulledRow | null {
  const { row, version } = stored;
  const changed = version > cursor;
  const entered =
    version <= cursor && before !== null && isHeld(table, stored, now) && !isInside(table, row, before);
  if (!changed && !entered) return null;
  const gone = !isHeld(table, stored, now);
  if (gone && reset) return null;
  return { stream, id: row.id, version, gone, values: gone ? [] : valuesOf(table, stored) };
}

/** Whether a device with this window has the row, once it is up to date. */
const isHeld = (table: TableName, { row, gone }: StoredRow, window: Window): boolean =>
  !gone && isInside(table, row, window);

function isInside(table: TableName, row: StoredRow['row'], { from, to }: Window): boolean {
  const { window }: Table = tables[table];
  const day = window === null ? null : (row[window] as string);
  return day === null || (day >= from && day <= to);
}
