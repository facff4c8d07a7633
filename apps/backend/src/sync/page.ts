import { limits } from '@berthcare/shared/sync/limits';
import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Page, PageStream, PageTable } from '@berthcare/shared/sync/wire';
import { haveMoved } from './windows';
import type { PulledRow, Range, Reader, Resume, Windows } from './store';

export interface Collected {
  streams: PageStream[];
  tables: PageTable[];
  gone: Page['gone'];
  /** Set when a stream was cut: where its next page begins. */
  resume: Resume | null;
}

/**
 * Fills one page. Streams that fit go whole, several at a time; one that is larger than a page goes alone and is cut.
 * The counts are of the same snapshot as the rows, so what was counted to fit does fit.
 */
export async function collect(
  reader: Reader,
  due: readonly Range[],
  windows: Windows,
  resume: Resume | null,
  pageRows: number = limits.pageRows,
): Promise<Collected> {
  const [first] = due;
  if (!first) return { streams: [], tables: [], gone: [], resume: null };
  const begun = resume?.stream === first.stream ? resume : null;
  const fitting = begun ? [] : fit(due, await reader.count(due, windows), pageRows);
  const ranges = fitting.length > 0 ? fitting : [begun ? first : cuttable(first, windows)];
  const [{ stream, target, reset }] = ranges as [Range];
  const { rows, cut } = await gather(reader, ranges, windows, begun, pageRows);
  return {
    streams: ranges.map(({ stream, kind, reset, target }) => ({
      ...{ id: stream, kind, reset },
      begins: begun === null,
      cursor: cut ? null : target,
    })),
    ...columnar(ranges, rows),
    resume: cut && { stream, target, reset, after: cut },
  };
}

/** Later pages could not tell which rows entered a window that moved before the first: the stream starts anew. */
const cuttable = (range: Range, windows: Windows): Range =>
  range.kind === 'client' && haveMoved(windows) ? { ...range, cursor: 0, reset: true } : range;

/** As many ranges as fit, in their order; none when the first alone does not. */
function fit(due: readonly Range[], counts: Map<string, number>, pageRows: number): Range[] {
  let rows = 0;
  const beyond = due.findIndex(({ stream }) => (rows += counts.get(stream) ?? 0) > pageRows);
  return beyond === -1 ? [...due] : due.slice(0, beyond);
}

const nilId = '00000000-0000-0000-0000-000000000000';

type Gathered = Map<TableName, PulledRow[]>;

async function gather(
  reader: Reader,
  ranges: readonly Range[],
  windows: Windows,
  begun: Resume | null,
  pageRows: number,
): Promise<{ rows: Gathered; cut: Resume['after'] | null }> {
  const rows: Gathered = new Map();
  let left = pageRows;
  const from = begun ? tableNames.indexOf(begun.after.table) : 0;
  for (const table of tableNames.slice(from)) {
    if (!ranges.some(({ kind }) => kind === tables[table].stream)) continue;
    const after = begun?.after.table === table ? begun.after : null;
    const found = await reader.rows(table, ranges, windows, after, left + 1);
    const taken = found.slice(0, left);
    rows.set(table, taken);
    left -= taken.length;
    if (found.length > taken.length) {
      const last = taken.at(-1);
      // Nothing of this table fitted: its rows begin the next page.
      const place = last ? { version: last.version, id: last.id } : { version: 0, id: nilId };
      return { rows, cut: { table, ...place } };
    }
  }
  return { rows, cut: null };
}

/** The same rows, column by column. */
function columnar(ranges: readonly Range[], rows: Gathered): Pick<Collected, 'tables' | 'gone'> {
  const index = new Map(ranges.map(({ stream }, position) => [stream, position]));
  const blocks: PageTable[] = [];
  const gone: Page['gone'] = [];
  for (const [table, all] of rows) {
    const present = all.filter((row) => !row.gone);
    for (const { stream, id, version } of all.filter((row) => row.gone)) {
      gone.push([index.get(stream)!, table, id, version]);
    }
    if (present.length === 0) continue;
    const width = Object.keys((tables[table] as Table).columns).length;
    blocks.push({
      table,
      streams: present.map(({ stream }) => index.get(stream)!),
      versions: present.map(({ version }) => version),
      ids: present.map(({ id }) => id),
      columns: Array.from({ length: width }, (_, column) => present.map(({ values }) => values[column])),
    });
  }
  return { tables: blocks, gone };
}
