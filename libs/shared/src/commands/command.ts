import type { z } from 'zod';
import type { Row, RowIdentity } from '../record/table';
import type { TableName, Tables } from '../record/tables';

/**
 * One look into the record: the rows of a table in the command's own stream (or the agency's) that match. Records grow for
 * years: a rule that looks at more than its own visit says how far back, and which columns.
 */
export interface Read<Name extends TableName = TableName, Column extends string = string> {
  readonly table: Name;
  readonly where: Readonly<Record<string, string>>;
  /** Beside id and stream; null for whole rows, which a rule needs of what it writes. */
  readonly columns: readonly Column[] | null;
  readonly recent: Recent | null;
}

/** Only rows of the visit's day and of so many days before it. The same on the phone, as far back as it holds visits. */
export interface Recent {
  readonly visitId: string;
  readonly days: number;
}

type Where<Name extends TableName> = Partial<Record<keyof Tables[Name]['columns'] | 'id', string>>;

/** Whole rows, of whatever day. */
export const read = <Name extends TableName>(table: Name, where: Where<Name>): Read<Name> => ({
  ...{ table, where: where as Record<string, string> },
  ...{ columns: null, recent: null },
});

/** Some columns of rows of the days up to a visit's; only of tables that have a day. */
export const readRecent = <Name extends TableName, Column extends keyof Tables[Name]['columns'] & string>(
  table: Name,
  where: Where<Name>,
  columns: readonly Column[],
  recent: Recent,
): Read<Name, Column> => ({ table, where: where as Record<string, string>, columns, recent });

export type Loaded<Reads extends Record<string, Read>> = {
  [K in keyof Reads]: Reads[K] extends Read<infer Name, infer Column>
    ? Part<Row<Tables[Name]>, Column>[]
    : never;
};

type Part<Whole, Column extends string> = string extends Column
  ? Whole
  : Pick<Whole, (Column | keyof RowIdentity) & keyof Whole>;

export interface Author {
  id: string;
  role: 'caregiver' | 'coordinator' | 'administrator';
}

export interface Context {
  commandId: string;
  streamId: string;
  author: Author;
  /** When the author did it, in the server's time as well as the device can tell (epoch milliseconds). */
  at: number;
  /** When the office's server received it; null while the phone shows its own pending work. */
  receivedAt: number | null;
  /** What the author saw of each group of fields the command touches; see `groupKey`. */
  basis: Readonly<Record<string, string | null>>;
  /** The office lets the author's work in: neither the assignment nor the lock stands in its way any more. */
  admitted?: Admission;
  /** The set-aside work that the command decides about; null where there is none (any more). */
  aside?: Aside | null;
}

export interface Admission {
  /** Why, in the words of whoever lets it in. */
  reason: string;
}

/** Work that was set aside, as the server keeps it. */
export interface Aside {
  id: string;
  /** Who sent it. */
  authorId: string;
  /** When its author did it, in epoch milliseconds. */
  at: number;
  visitId: string | null;
  /** What its own rule makes of it once it is let in; null where it is not understood, or not surely its author's. */
  letIn: ((admission: Admission) => Verdict) | null;
}

/** A whole row as it shall be from now on. */
export type Change = { [Name in TableName]: { table: Name; row: Row<Tables[Name]> } }[TableName];

export type Verdict =
  | { outcome: 'applied' | 'conflict'; changes: Change[] }
  /** Kept for a person to decide. */
  | { outcome: 'review'; reason: string }
  | { outcome: 'refused'; reason: string };

export const applied = (...changes: Change[]): Verdict => ({ outcome: 'applied', changes });
export const forReview = (reason: string): Verdict => ({ outcome: 'review', reason });
export const refused = (reason: string): Verdict => ({ outcome: 'refused', reason });

export const put = <Name extends TableName>(table: Name, row: Row<Tables[Name]>): Change =>
  ({ table, row }) as Change;

/**
 * What a person does, as a pure function from the record's state to changes or a refusal. The phone runs it to show
 * the result at once, the server runs the same function to decide.
 */
export interface Command<
  Type extends string = string,
  Payload = never,
  Reads extends Record<string, Read> = Record<string, Read>,
> {
  readonly type: Type;
  readonly version: number;
  readonly schema: z.ZodType<Payload>;
  /** Turns a payload of an older version into this one's; old apps keep syncing. */
  readonly upcast?: Readonly<Record<number, (payload: unknown) => unknown>>;
  /** What the command is about on the phone's list of receipts: the visit. */
  readonly subject: (payload: Payload) => string;
  readonly reads: (payload: Payload) => Reads;
  /** The set-aside command it decides about; the server brings it as `aside`. */
  readonly about?: (payload: Payload) => string;
  readonly rule: (record: Loaded<Reads>, payload: Payload, context: Context) => Verdict;
}

export const command = <Type extends string, Payload, Reads extends Record<string, Read>>(
  declared: Command<Type, Payload, Reads>,
): Command<Type, Payload, Reads> => declared;
