/** What SQLite stores in a cell; instants are integers (epoch milliseconds), booleans 0 or 1, JSON is text. */
export type SqlValue = string | number | null | Uint8Array;

export interface Statement {
  sql: string;
  params?: readonly SqlValue[];
}

export interface Sql {
  exec(sql: string, params?: readonly SqlValue[]): Promise<void>;
  query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /** Runs the statements in their order; inside a transaction they are part of it. */
  batch(statements: readonly Statement[]): Promise<void>;
}

/**
 * The device's database, seen through the smallest door that every platform has.
 * A transaction owns the database until it ends: other callers wait, and never fall into somebody's open
 * transaction. A rejected `work` rolls back. What has resolved outside a transaction, or with it, is durable.
 */
export interface Database extends Sql {
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
