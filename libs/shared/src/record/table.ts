/**
 * A synced table, declared once. The phone's DDL, the wire columns and the projection version derive from
 * the declaration; the server's hand-written SQL is compared with it by a test.
 */
export type ColumnType = 'id' | 'text' | 'integer' | 'real' | 'boolean' | 'instant' | 'day' | 'json';

export interface Column<Value = unknown> {
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Only carries the TypeScript type of the value; never present at run time. */
  readonly value?: Value;
}

/** The kinds of stream: one care record a client, one for the agency's shared data, one for each person. */
export type StreamKind = 'client' | 'agency' | 'person';

export interface Table<
  Name extends string = string,
  Columns extends Record<string, Column> = Record<string, Column>,
> {
  readonly name: Name;
  readonly stream: StreamKind;
  /** In wire order; `id`, `streamId` and `version` come with every row and are not listed. */
  readonly columns: Columns;
  /** Columns that belong together: edits to one group by two authors are a conflict, other edits merge. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** The `day` column that the device's time window is applied to, if the table is windowed. */
  readonly window: string | null;
  /** Columns the phone looks rows up by. */
  readonly indexes: readonly (readonly string[])[];
}

type ValueOf<C> = C extends Column<infer Value> ? Value : never;

/** What every row has: its id, the stream that versions it. */
export interface RowIdentity {
  id: string;
  streamId: string;
}

export type Row<T extends Table> = RowIdentity & { [K in keyof T['columns']]: ValueOf<T['columns'][K]> };

const column = <Value>(type: ColumnType): Column<Value> => ({ type, nullable: false });

export const id = () => column<string>('id');
export const text = <Value extends string = string>() => column<Value>('text');
export const integer = () => column<number>('integer');
export const real = () => column<number>('real');
export const boolean = () => column<boolean>('boolean');
/** Epoch milliseconds. */
export const instant = () => column<number>('instant');
/** `YYYY-MM-DD` in the agency's time zone. */
export const day = () => column<string>('day');
export const json = <Value>() => column<Value>('json');
export const optional = <Value>(of: Column<Value>): Column<Value | null> => ({
  type: of.type,
  nullable: true,
});

interface TableOptions<Columns> {
  stream: StreamKind;
  columns: Columns;
  groups?: Record<string, (keyof Columns & string)[]>;
  window?: keyof Columns & string;
  indexes?: ('streamId' | (keyof Columns & string))[][];
}

export function table<Name extends string, Columns extends Record<string, Column>>(
  name: Name,
  options: TableOptions<Columns>,
): Table<Name, Columns> {
  return {
    name,
    stream: options.stream,
    columns: options.columns,
    groups: options.groups ?? {},
    window: options.window ?? null,
    indexes: options.indexes ?? [],
  };
}
