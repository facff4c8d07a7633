import { setTimeout as delay } from 'node:timers/promises';
import type { Compilable } from 'kysely';
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';

/** Whose transaction it is: row security shows and accepts only what this person may see and write. */
export interface DatabaseContext {
  agencyId: string;
  personId: string;
  role: string;
}

export interface TransactionOptions {
  isolation?: 'read committed' | 'repeatable read';
  readOnly?: boolean;
}

/** A statement whose plan every connection keeps under its name. */
export interface Prepared {
  name: string;
  text: string;
}

/** Reading needs nothing more than this; a service that only reads asks for it, not for a Transaction. */
export interface Reader {
  query<R extends QueryResultRow>(sql: string, values?: unknown[]): Promise<QueryResult<R>>;
  /** Rows as arrays in the order of the select list: for wide answers, of which no objects are wanted. */
  arrays(statement: Prepared, values: unknown[]): Promise<unknown[][]>;
  /** All rows of a query made with `build` (queries.ts). */
  all<R>(query: Compilable<R>): Promise<R[]>;
  /** The first row, or undefined. */
  first<R>(query: Compilable<R>): Promise<R | undefined>;
}

/** An open transaction: a writer cannot be had without one. */
export interface Transaction extends Reader {
  /** Work that may fail alone: its writes are undone, the rest of the transaction goes on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

/** A statement failed, and the work went on all the same. */
export class NotCommitted extends Error {
  override readonly name = 'NotCommitted';
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const ATTEMPTS = 5;

/**
 * Runs `work` in one transaction in the given context (app.agency, app.person, app.role hold until its
 * end). `work` is run again, up to 5 times, after a serialization failure or a deadlock: it must have no
 * effect outside the transaction.
 */
export function withContext<T>(
  pool: Pool,
  context: DatabaseContext,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return retrying(() => runOnce(pool, context, work, options));
}

/**
 * One transaction before anybody is known: only functions granted for that purpose answer in it, every
 * table raises `context.missing`.
 */
export function withoutContext<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return retrying(() => runOnce(pool, undefined, work, {}));
}

async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      await delay(Math.random() * 20 * attempt);
    }
  }
}

function isRetryable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}

async function runOnce<T>(
  pool: Pool,
  context: DatabaseContext | undefined,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginning(client, context, options));
    const result = await work(transactionOn(client));
    // A transaction in which a statement failed is not committed, and PostgreSQL says so in passing.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new NotCommitted();
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    // A connection that could not even roll back is thrown away, not handed to the next request.
    client.release(broken);
  }
}

/** `begin` and the context in one round trip. */
function beginning(
  client: PoolClient,
  context: DatabaseContext | undefined,
  { isolation = 'read committed', readOnly = false }: TransactionOptions,
): string {
  const begin = `begin isolation level ${isolation} ${readOnly ? 'read only' : 'read write'}`;
  if (context === undefined) return begin;
  const setting = (name: string, value: string) =>
    `set_config('app.${name}', ${client.escapeLiteral(value)}, true)`;
  const settings = [
    setting('agency', context.agencyId),
    setting('person', context.personId),
    setting('role', context.role),
  ];
  return `${begin}; select ${settings.join(', ')}`;
}

function transactionOn(client: PoolClient): Transaction {
  const query = <R extends QueryResultRow>(sql: string, values?: unknown[]) => client.query<R>(sql, values);
  const all = async <R>(compilable: Compilable<R>): Promise<R[]> => {
    const { sql, parameters } = compilable.compile();
    const { rows } = await client.query(sql, [...parameters]);
    return rows as R[];
  };
  return {
    query,
    arrays: async (statement, values) =>
      (await client.query<unknown[]>({ ...statement, values, rowMode: 'array' })).rows,
    all,
    first: async (compilable) => (await all(compilable))[0],
    savepoint: (work) => inSavepoint(client, work),
  };
}

async function inSavepoint<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('savepoint part');
  try {
    const result = await work();
    await client.query('release savepoint part');
    return result;
  } catch (error) {
    await client.query('rollback to savepoint part; release savepoint part');
    throw error;
  }
}
