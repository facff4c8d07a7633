import type { Database, Sql } from '../database';
import { DatabaseError } from './database-error';
import { sharedTurns } from './turns';

/** A driver's bare connection: statements run one by one as they arrive; nobody waits for anybody's transaction. */
export interface Connection extends Sql {
  close(): Promise<void>;
}

/**
 * Gives every caller its turn: one statement, batch or whole transaction at a time, in the order asked for. Only queries
 * that follow each other are handed on without waiting for the answer to the one before.
 * Calling the database itself (instead of `tx`) from inside a transaction's work would wait for ever.
 */
export function exclusiveDatabase(connection: Connection): Database {
  const { alone, together } = sharedTurns();
  let closed = false;

  const ifOpen =
    <T>(work: () => Promise<T>) =>
    (): Promise<T> => {
      if (closed) throw new DatabaseError('closed', 'the database is closed');
      return work();
    };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => alone(ifOpen(work));

  return {
    exec: (sql, params) => inTurn(() => connection.exec(sql, params)),
    query: (sql, params) => together(ifOpen(() => connection.query(sql, params))),
    batch: (statements) => inTurn(() => connection.batch(statements)),
    transaction: (work) => inTurn(() => runTransaction(connection, work)),
    close: () =>
      inTurn(async () => {
        closed = true;
        await connection.close();
      }),
  };
}

async function runTransaction<T>(connection: Connection, work: (tx: Sql) => Promise<T>): Promise<T> {
  const { tx, end } = openTransaction(connection);
  // Taking the write lock at once: a transaction that reads first can never fail to become a writer.
  await connection.exec('begin immediate');
  try {
    const result = await work(tx);
    end();
    await connection.exec('commit');
    return result;
  } catch (error) {
    end();
    await rollback(connection);
    throw error;
  }
}

function openTransaction(connection: Connection): { tx: Sql; end: () => void } {
  let over = false;
  function ifOpen<T>(work: () => Promise<T>): Promise<T> {
    if (over) return Promise.reject(new DatabaseError('closed', 'the transaction is over'));
    return work();
  }
  const tx: Sql = {
    exec: (sql, params) => ifOpen(() => connection.exec(sql, params)),
    query: (sql, params) => ifOpen(() => connection.query(sql, params)),
    batch: (statements) => ifOpen(() => connection.batch(statements)),
  };
  return { tx, end: () => (over = true) };
}

async function rollback(connection: Connection): Promise<void> {
  try {
    await connection.exec('rollback');
  } catch {
    // SQLite rolled back by itself (a full disk does that); the first error is the one that matters.
  }
}
