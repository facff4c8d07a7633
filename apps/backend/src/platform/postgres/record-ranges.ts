import type { Table } from '@berthcare/shared/record/table';
import { streamKinds, tables, tablesOf, type TableName } from '@berthcare/shared/record/tables';
import type { Range, Windows } from '../../sync/store';
import { haveMoved } from '../../sync/windows';
import { snakeCase, sqlColumns, sqlTable } from './record-columns';
import type { Prepared } from './transaction';

/** The place of the last row sent. */
interface Place {
  version: number;
  id: string;
}

const beginning: Place = { version: 0, id: '00000000-0000-0000-0000-000000000000' };

/** `$1` to `$4`. `least` is where a range's rows begin: its cursor, or the version at which its page was cut. */
const rangeRows = `unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::bigint[])
  with ordinality as range (stream, cursor, reset, least, place)`;

function rangeValues(ranges: readonly Range[], after: Place): unknown[] {
  const least = ranges.map(({ cursor, reset }, i) =>
    Math.max(reset ? 0 : cursor, i === 0 ? after.version - 1 : 0),
  );
  return [
    ranges.map(({ stream }) => stream),
    ranges.map(({ cursor }) => cursor),
    ranges.map(({ reset }) => reset),
    least,
  ];
}

/** The days of the window, from the parameter `$first` on: two for now, two more where it moved. */
interface Days {
  now: string;
  /** Null where the window is what it was: then nothing came in that did not change. */
  before: string | null;
}

const daysFrom = (first: number, moved: boolean): Days => ({
  now: `$${first}::date and $${first + 1}::date`,
  before: moved ? `$${first + 2}::date and $${first + 3}::date` : null,
});

const daysIn = (windows: Windows): string[] =>
  [windows.now, ...(haveMoved(windows) ? [windows.before!] : [])].flatMap(({ from, to }) => [from, to]);

const dayOf = (window: string): string => `row."${snakeCase(window)}"`;

/** Whether the device has no use for the row: deleted, or outside its window. */
const goneOf = ({ window }: Table, days: Days): string =>
  window === null ? 'row.gone' : `(row.gone or ${dayOf(window)} not between ${days.now})`;

/**
 * The rows of a table that changed, and those that did not but came into the window since. No version is too new: a row of
 * a later page that changed since the first is sent as it is now, since what is not sent the device does not have. `offset 0`
 * has the database go from each range to its rows: left to itself it begins with all rows that row security lets through.
 */
function branches(table: Table, days: Days, list: string): string[] {
  const due = (conditions: string, when: string) => `select ${list} from ${rangeRows} cross join lateral (
      select row.* from ${sqlTable(table)} row where row.stream_id = range.stream and ${conditions} offset 0
    ) row ${when}`;
  const changed = due('row.version > range.least', `where not (range.reset and ${goneOf(table, days)})`);
  if (table.window === null || days.before === null) return [changed];
  const day = dayOf(table.window);
  const entered = due(
    `row.version <= range.cursor and ${day} between ${days.now}`,
    `where not range.reset and not row.gone and not (${day} between ${days.before})`,
  );
  return [changed, entered];
}

/** By name: each statement is written once. */
const prepared = new Map<string, Prepared>();

function prepare(key: string, text: () => string): Prepared {
  const known = prepared.get(key);
  if (known) return known;
  const made = { name: key, text: text() };
  prepared.set(key, made);
  return made;
}

const suffix = (moved: boolean): string => (moved ? '_moved' : '');

function countText(names: readonly TableName[], moved: boolean): string {
  const days = daysFrom(5, moved);
  return names
    .flatMap((name) => branches(tables[name], days, `'${name}' as table_name, range.stream`))
    .map((branch) => `select table_name, stream, count(*) from (${branch}) due group by 1, 2`)
    .join('\nunion all\n');
}

function rowsText(name: TableName, moved: boolean): string {
  const table: Table = tables[name];
  const values = sqlColumns(table).map(({ sql, read }) => `${read(`row.${sql}`)} as ${sql}`);
  const identity = ['range.place', 'row.stream_id', 'row.id', 'row.version'];
  const days = daysFrom(8, moved);
  const list = [...identity, `${goneOf(table, days)} as gone`, ...values].join(', ');
  // The place is in the first range: a page that was cut goes on alone.
  return `select * from (${branches(table, days, list).join('\nunion all\n')}) due
    where place > 1 or (version, id) > ($5::bigint, $6::uuid)
    order by place, version, id limit $7`;
}

export interface Statement {
  statement: Prepared;
  values: unknown[];
}

/** Counts what the ranges lack: table, stream, rows, for every table that lacks any. */
export function countOf(ranges: readonly Range[], windows: Windows): Statement {
  const kinds = streamKinds.filter((kind) => ranges.some((range) => range.kind === kind));
  const names = kinds.flatMap(tablesOf);
  const windowed = names.some((name) => (tables[name] as Table).window !== null);
  const moved = windowed && haveMoved(windows);
  const values = rangeValues(ranges, beginning);
  return {
    statement: prepare(['count', ...kinds].join('_') + suffix(moved), () => countText(names, moved)),
    values: windowed ? [...values, ...daysIn(windows)] : values,
  };
}

/** Reads what the ranges lack of a table: place, stream, id, version, gone, and the declared values. */
export function rowsOf(
  table: TableName,
  ranges: readonly Range[],
  windows: Windows,
  after: Place | null,
  limit: number,
): Statement {
  const windowed = (tables[table] as Table).window !== null;
  const moved = windowed && haveMoved(windows);
  const from = after ?? beginning;
  const values = [...rangeValues(ranges, from), from.version, from.id, limit];
  return {
    statement: prepare(`rows_${table}${suffix(moved)}`, () => rowsText(table, moved)),
    values: windowed ? [...values, ...daysIn(windows)] : values,
  };
}
