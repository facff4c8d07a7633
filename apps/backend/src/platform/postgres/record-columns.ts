import type { ColumnType, Table } from '@berthcare/shared/record/table';

/** How the values of one type of column get into the database and out again, in the form the wire has. */
export interface Conversion {
  /** The column's type, as Postgres names it. */
  sqlType: string;
  /** The type of the statement's parameter: an array of it carries the values of many rows. */
  parameterType: string;
  /** The wire form of a column, in SQL. */
  read: (column: string) => string;
  /** The column's value from a parameter, in SQL. */
  write: (parameter: string) => string;
  toParameter: (value: unknown) => unknown;
}

const plain = (sqlType: string): Conversion => ({
  sqlType,
  parameterType: sqlType,
  read: (column) => column,
  write: (parameter) => parameter,
  toParameter: (value) => value ?? null,
});

/** Instants are epoch milliseconds on the wire: converted in SQL, no Date is made of them on the way. */
const instant: Conversion = {
  ...plain('timestamp with time zone'),
  parameterType: 'bigint',
  read: epochMilliseconds,
  write: (parameter) => `to_timestamp(${parameter} / 1000.0)`,
};

const json: Conversion = {
  ...plain('jsonb'),
  parameterType: 'text',
  write: (parameter) => `${parameter}::jsonb`,
  toParameter: (value) => (value === null || value === undefined ? null : JSON.stringify(value)),
};

export const conversions: Readonly<Record<ColumnType, Conversion>> = {
  id: plain('uuid'),
  text: plain('text'),
  integer: plain('integer'),
  real: plain('double precision'),
  boolean: plain('boolean'),
  day: plain('date'),
  instant,
  json,
};

/** A timestamptz as epoch milliseconds, in SQL. */
export function epochMilliseconds(column: string): string {
  return `round(date_part('epoch', ${column}) * 1000)::bigint`;
}

/** A declared name as the database spells it: `visitEntry` is `visit_entry`. */
export const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export interface SqlColumn extends Conversion {
  /** As declared. */
  name: string;
  /** As the database has it, quoted. */
  sql: string;
}

/** The table with its schema. */
export const sqlTable = ({ name }: Pick<Table, 'name'>): string => `app."${snakeCase(name)}"`;

/** The declared columns, in wire order. */
export const sqlColumns = ({ columns }: Pick<Table, 'columns'>): SqlColumn[] =>
  Object.entries(columns).map(([name, { type }]) => ({
    ...conversions[type],
    name,
    sql: `"${snakeCase(name)}"`,
  }));
