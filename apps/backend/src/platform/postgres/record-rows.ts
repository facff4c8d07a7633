import type { Change, Read } from '@berthcare/shared/commands/command';
import type { Table } from '@berthcare/shared/record/table';
import { tableNames, tables, tablesOf, type TableName } from '@berthcare/shared/record/tables';
import { conversions, snakeCase, sqlColumns, sqlTable, type SqlColumn } from './record-columns';
import type { Prepared } from './transaction';

type AnyRow = Record<string, unknown>;

const identity: SqlColumn[] = [
  { ...conversions.id, name: 'id', sql: 'id' },
  { ...conversions.id, name: 'streamId', sql: 'stream_id' },
];

const columns = new Map(tableNames.map((name) => [name, [...identity, ...sqlColumns(tables[name])]]));

const columnsOf = (name: TableName): SqlColumn[] => columns.get(name)!;

/**
 * Inserts or replaces whole rows of one table; one array of values a column. Versions are the database's: it answers with
 * the stream and the version of each row.
 */
function upsert(name: TableName): Prepared {
  const columns = columnsOf(name);
  const list = columns.map(({ sql }) => sql).join(', ');
  const values = columns.map(({ sql, write }) => write(`new.${sql}`)).join(', ');
  const parameters = columns.map(({ parameterType }, i) => `$${i + 1}::${parameterType}[]`).join(', ');
  const updates = columns.slice(1).map(({ sql }) => `${sql} = excluded.${sql}`);
  return {
    name: `upsert_${name}`,
    text: `insert into ${sqlTable(tables[name])} (${list})
      select ${values} from unnest(${parameters}) as new (${list})
      on conflict (id) do update set gone = false, ${updates.join(', ')}
      returning stream_id, version`,
  };
}

const upserts = Object.fromEntries(tableNames.map((name) => [name, upsert(name)])) as Record<
  TableName,
  Prepared
>;

/** Parents first: visits are of templates, grants of care records. */
const writeOrder = [...tablesOf('agency'), ...tablesOf('client'), ...tablesOf('person')];

export interface Upsert {
  statement: Prepared;
  values: unknown[][];
}

/**
 * The statements that write these changes, parents first. Where one row is changed twice the later change holds:
 * a statement can touch a row only once.
 */
export function upsertsOf(changes: readonly Change[]): Upsert[] {
  return writeOrder.flatMap((name) => {
    const last = new Map(changes.filter(({ table }) => table === name).map(({ row }) => [row.id, row]));
    if (last.size === 0) return [];
    const rows = [...last.values()] as unknown as AnyRow[];
    const values = columnsOf(name).map((column) => rows.map((row) => column.toParameter(row[column.name])));
    return [{ statement: upserts[name], values }];
  });
}

/** By name: each statement is written once. */
const selects = new Map<string, Prepared>();

/** Reads the rows that match; the stream is the first parameter, the values looked for are the others. */
export function selectOf(read: Read): { statement: Prepared; values: unknown[] } {
  const { table, where, columns, recent } = read;
  const wanted = Object.keys(where).sort();
  const name = ['select', table, ...wanted, ...(recent ? ['recent'] : []), ...(columns ?? [])].join('_');
  const statement = selects.get(name) ?? { name, text: selectText(read, wanted) };
  selects.set(name, statement);
  const values = [...wanted.map((key) => where[key]!), ...(recent ? [recent.visitId, recent.days] : [])];
  return { statement, values };
}

function selectText(read: Read, wanted: readonly string[]): string {
  const { table, recent } = read;
  const conditions = wanted.map((key, i) => {
    const column = columnsOf(table).find(({ name }) => name === key);
    if (!column) throw new Error(`Table ${table} has no column ${key}.`);
    return `and r.${column.sql} = $${i + 2}`;
  });
  const list = readColumns(read).map(({ sql, read: form }) => form(`r.${sql}`));
  if (recent) conditions.push(`and ${dayOf(table)} in (${daysBefore(wanted.length + 2)})`);
  return `select ${list.join(', ')} from ${sqlTable(tables[table])} r
    where r.stream_id = $1 and not r.gone ${conditions.join(' ')} order by r.id`;
}

function dayOf(table: TableName): string {
  const { window }: Table = tables[table];
  if (window === null) throw new Error(`Rows of ${table} have no day.`);
  return `r."${snakeCase(window)}"`;
}

/** The days up to a visit's, from the parameter `$first` on: the visit, and how many days before it. */
const daysBefore = (first: number): string => `select v.day - back from app.visit v
  cross join generate_series(0, $${first + 1}::integer) back
  where v.id = $${first} and v.stream_id = $1 and not v.gone`;

const readColumns = ({ table, columns }: Read): SqlColumn[] =>
  columns === null
    ? columnsOf(table)
    : [...identity, ...sqlColumns(tables[table]).filter(({ name }) => columns.includes(name))];

/** A row of `selectOf` as the rules know it. */
export function rowOf(read: Read, values: readonly unknown[]): AnyRow {
  return Object.fromEntries(readColumns(read).map(({ name }, i) => [name, values[i]]));
}
