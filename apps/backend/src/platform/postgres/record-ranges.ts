import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Range, Windows } from '../../sync/store';
import { snakeCase, sqlColumns, sqlTable } from './record-columns';
import type { Prepared } from './transaction';

/**
 * What a device lacks of a table, as SQL over `$1` to `$5` (the ranges) and `$6` to `$9` (the days of the window now
 * and before). `least` is where the range's rows begin: its cursor, or the place where a page was cut.
 */
const rangeRows = `unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::boolean[], $5::bigint[])
  with ordinality as range (stream, cursor, target, reset, least, place)`;

/** The values of `$1` to `$9`. `after` is a version below which the first range has been sent. */
export function rangeParameters(ranges: readonly Range[], { now, before }: Windows, after = 0): unknown[] {
  const least = ranges.map(({ cursor, reset }, i) => Math.max(reset ? 0 : cursor, i === 0 ? after - 1 : 0));
  return [
    ranges.map(({ stream }) => stream),
    ranges.map(({ cursor }) => cursor),
    ranges.map(({ target }) => target),
    ranges.map(({ reset }) => reset),
    least,
    ...[now.from, now.to, before?.from ?? null, before?.to ?? null],
  ];
}

const days = { now: '$6::date and $7::date', before: '$8::date and $9::date' };

/** Whether the device has no use for the row: deleted, or outside its window. */
function goneOf({ window }: Table): string {
  return window === null ? 'row.gone' : `(row.gone or row."${snakeCase(window)}" not between ${days.now})`;
}

const changed = (table: Table): string =>
  `row.stream_id = range.stream and row.version > range.least and row.version <= range.target
    and not (range.reset and ${goneOf(table)})`;

/** Rows that did not change but came into the window since. Null for a table that knows no days. */
function entered({ window }: Table): string | null {
  if (window === null) return null;
  const day = `row."${snakeCase(window)}"`;
  return `row.stream_id = range.stream and row.version <= range.cursor and not range.reset and not row.gone
    and ${day} between ${days.now} and not (${day} between ${days.before})`;
}

/** A window that did not move lets nothing in: the database need not look. */
const moved = `($6::date, $7::date) is distinct from ($8::date, $9::date) and $8::date is not null`;

function branches(table: Table, list: string): string[] {
  const from = `select ${list} from ${rangeRows} join ${sqlTable(table)} row on`;
  const late = entered(table);
  return [`${from} ${changed(table)}`, ...(late ? [`${from} ${late} where ${moved}`] : [])];
}

/** Counts every table at once: table, stream, rows. */
export const countRows: Prepared = {
  name: 'count_rows',
  text: tableNames
    .flatMap((name) => branches(tables[name], `'${name}' as table_name, range.stream`))
    .map((branch) => `select table_name, stream, count(*) from (${branch}) due group by 1, 2`)
    .join('\nunion all\n'),
};

function rowsOf(name: TableName): Prepared {
  const table: Table = tables[name];
  const values = sqlColumns(table).map(({ sql, read }) => `${read(`row.${sql}`)} as ${sql}`);
  const list = [
    'range.place',
    'row.stream_id',
    'row.id',
    'row.version',
    `${goneOf(table)} as gone`,
    ...values,
  ];
  // The keyset is of the first range: only a single one is ever cut.
  return {
    name: `rows_${name}`,
    text: `select * from (${branches(table, list.join(', ')).join('\nunion all\n')}) due
      where place > 1 or (version, id) > ($10::bigint, $11::uuid)
      order by place, version, id limit $12`,
  };
}

/** Statements that read what a device lacks of a table: place, stream, id, version, gone, and the values. */
export const rowStatements = Object.fromEntries(tableNames.map((name) => [name, rowsOf(name)])) as Record<
  TableName,
  Prepared
>;
