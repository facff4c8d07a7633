import type { Loaded, Read } from '@berthcare/shared/commands/command';
import type { ColumnType, Row, Table } from '@berthcare/shared/record/table';
import { tables, type TableName, type Tables } from '@berthcare/shared/record/tables';
import type { Sql, SqlValue, Statement } from './database';
import { deviceColumns } from './schema';

type RawRow = Record<string, SqlValue>;

/** A value as the rules and the wire know it, to a cell of the device's database. */
export function toCell(type: ColumnType, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (type === 'json') return JSON.stringify(value);
  if (type === 'boolean') return value ? 1 : 0;
  return value as SqlValue;
}

/** A cell of the device's database, in the type its column declares. */
export function fromCell(type: ColumnType, cell: SqlValue): unknown {
  if (cell === null) return null;
  if (type === 'json') return JSON.parse(cell as string);
  if (type === 'boolean') return cell === 1;
  return cell;
}

/**
 * A row as SQLite gives it, in the types its table declares. Columns that are not declared are left out, with `columns`
 * all but those.
 */
export function toRow<Name extends TableName>(
  name: Name,
  raw: object,
  columns: readonly string[] | null = null,
): Row<Tables[Name]> {
  const cells = raw as RawRow;
  const row: Record<string, unknown> = { id: cells.id, streamId: cells.streamId };
  for (const [column, { type }] of Object.entries((tables[name] as Table).columns)) {
    if (columns === null || columns.includes(column)) row[column] = fromCell(type, cells[column] ?? null);
  }
  return row as Row<Tables[Name]>;
}

const upserts = new Map<TableName, string>();

function upsertSql(name: TableName): string {
  let sql = upserts.get(name);
  if (!sql) {
    const columns = deviceColumns(tables[name]).map((column) => `"${column}"`);
    sql = `insert or replace into "${name}" (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
    upserts.set(name, sql);
  }
  return sql;
}

/** Writes a whole row from its cells, in the order of `deviceColumns`. */
export const putCells = (name: TableName, cells: readonly SqlValue[]): Statement => ({
  sql: upsertSql(name),
  params: cells,
});

/** Writes a whole row. */
export function putRow<Name extends TableName>(
  name: Name,
  row: Row<Tables[Name]>,
  version: number,
): Statement {
  const values = row as unknown as Record<string, unknown>;
  const cells = Object.entries((tables[name] as Table).columns).map(([column, { type }]) =>
    toCell(type, values[column]),
  );
  return putCells(name, [row.id, row.streamId, version, ...cells]);
}

/** The rows of a table that match, in the declared types. A list matches any of its values. */
export async function select<Name extends TableName>(
  db: Sql,
  name: Name,
  where: Readonly<Record<string, SqlValue | readonly string[]>>,
  { columns, recent }: Pick<Read, 'columns' | 'recent'> = { columns: null, recent: null },
): Promise<Row<Tables[Name]>[]> {
  const conditions = Object.entries(where).map(([column, value]) =>
    Array.isArray(value) ? `"${column}" in (select value from json_each(?))` : `"${column}" = ?`,
  );
  const values = Object.values(where).map((value) =>
    Array.isArray(value) ? JSON.stringify(value) : (value as SqlValue),
  );
  if (recent) {
    conditions.push(`day between (select date(day, ?) from visit where id = ?)
      and (select day from visit where id = ?)`);
    values.push(`-${recent.days} days`, recent.visitId, recent.visitId);
  }
  const list = columns ? ['id', 'streamId', ...columns].map((column) => `"${column}"`).join(', ') : '*';
  const raw = await db.query<RawRow>(
    `select ${list} from "${name}"${conditions.length ? ` where ${conditions.join(' and ')}` : ''} order by id`,
    values,
  );
  return raw.map((row) => toRow(name, row, columns));
}

/** What a rule asks for: rows of the command's own stream, or of the agency's for tables that live there. */
export async function load<Reads extends Record<string, Read>>(
  db: Sql,
  streamId: string,
  reads: Reads,
): Promise<Loaded<Reads>> {
  const loaded: Record<string, unknown[]> = {};
  for (const [key, { table, where, ...look }] of Object.entries(reads)) {
    const own = (tables[table] as Table).stream === 'client' ? { streamId } : {};
    loaded[key] = await select(db, table, { ...own, ...where }, look);
  }
  return loaded as Loaded<Reads>;
}
