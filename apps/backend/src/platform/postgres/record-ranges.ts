import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Range, Windows } from '../../sync/store';
import { snakeCase, sqlColumns, sqlTable } from './record-columns';
import type { Prepared } from './transaction';

/** The place of the last row sent. */
interface Place {
  version: number;
  id: string;
}

const beginning: Place = { version: 0, id: '00000000-0000-0000-0000-000000000000' };

/** `$1` to `$5`. `least` is where a range's rows begin: its cursor, or the version at which its page was cut. */
const rangeRows = `unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::boolean[], $5::bigint[])
  with ordinality as range (stream, cursor, target, reset, least, place)`;

function rangeValues(ranges: readonly Range[], after: Place): unknown[] {
  const least = ranges.map(({ cursor, reset }, i) =>
    Math.max(reset ? 0 : cursor, i === 0 ? after.version - 1 : 0),
  );
  return [
    ranges.map(({ stream }) => stream),
    ranges.map(({ cursor }) => cursor),
    ranges.map(({ target }) => target),
    ranges.map(({ reset }) => reset),
    least,
  ];
}

/** The days of the window, four parameters from `$first` on. */
class Days {
  readonly now: string;
  readonly before: string;
  /** A window that did not move lets nothing in: the database need not look. */
  readonly moved: string;

  constructor(first: number) {
    const [from, to, fromBefore, toBefore] = [0, 1, 2, 3].map((i) => `$${first + i}::date`);
    this.now = `${from} and ${to}`;
    this.before = `${fromBefore} and ${toBefore}`;
    this.moved = `${fromBefore} is not null and (${from}, ${to}) is distinct from (${fromBefore}, ${toBefore})`;
  }

  static values({ now, before }: Windows): unknown[] {
    return [now.from, now.to, before?.from ?? null, before?.to ?? null];
  }
}

const dayOf = (window: string): string => `row."${snakeCase(window)}"`;

/** Whether the device has no use for the row: deleted, or outside its window. */
const goneOf = ({ window }: Table, days: Days): string =>
  window === null ? 'row.gone' : `(row.gone or ${dayOf(window)} not between ${days.now})`;

/** The rows of a table that changed, and those that did not but came into the window since. */
function branches(table: Table, days: Days, list: string): string[] {
  const from = `select ${list} from ${rangeRows} join ${sqlTable(table)} row on row.stream_id = range.stream`;
  const changed = `${from} and row.version > range.least and row.version <= range.target
    where not (range.reset and ${goneOf(table, days)})`;
  if (table.window === null) return [changed];
  const day = dayOf(table.window);
  const entered = `${from} and row.version <= range.cursor and ${day} between ${days.now}
    where ${days.moved} and not range.reset and not row.gone and not (${day} between ${days.before})`;
  return [changed, entered];
}

function countStatement(): Prepared {
  const days = new Days(6);
  const counts = tableNames
    .flatMap((name) => branches(tables[name], days, `'${name}' as table_name, range.stream`))
    .map((branch) => `select table_name, stream, count(*) from (${branch}) due group by 1, 2`);
  return { name: 'count_rows', text: counts.join('\nunion all\n') };
}

function rowsStatement(name: TableName): Prepared {
  const table: Table = tables[name];
  const days = new Days(9);
  const values = sqlColumns(table).map(({ sql, read }) => `${read(`row.${sql}`)} as ${sql}`);
  const identity = ['range.place', 'row.stream_id', 'row.id', 'row.version'];
  const list = [...identity, `${goneOf(table, days)} as gone`, ...values].join(', ');
  // The place is in the first range: a page that was cut goes on alone.
  return {
    name: `rows_${name}`,
    text: `select * from (${branches(table, days, list).join('\nunion all\n')}) due
      where place > 1 or (version, id) > ($6::bigint, $7::uuid)
      order by place, version, id limit $8`,
  };
}

export interface Statement {
  statement: Prepared;
  values: unknown[];
}

const counting = countStatement();
const reading = Object.fromEntries(tableNames.map((name) => [name, rowsStatement(name)])) as Record<
  TableName,
  Prepared
>;

/** Counts what the ranges lack: table, stream, rows, for every table that lacks any. */
export const countOf = (ranges: readonly Range[], windows: Windows): Statement => ({
  statement: counting,
  values: [...rangeValues(ranges, beginning), ...Days.values(windows)],
});

/** Reads what the ranges lack of a table: place, stream, id, version, gone, and the declared values. */
export function rowsOf(
  table: TableName,
  ranges: readonly Range[],
  windows: Windows,
  after: Place | null,
  limit: number,
): Statement {
  const from = after ?? beginning;
  const values = [...rangeValues(ranges, from), from.version, from.id, limit];
  const { window }: Table = tables[table];
  return {
    statement: reading[table],
    values: window === null ? values : [...values, ...Days.values(windows)],
  };
}
