import type { SqlValue, Statement } from '@berthcare/sync-client/database';
import { DatabaseError, faultOfResultCode } from '@berthcare/sync-client/sqlite/database-error';
import type { Connection } from '@berthcare/sync-client/sqlite/exclusive-database';
import { oneStatement } from '@berthcare/sync-client/sqlite/script';
import { turns } from '@berthcare/sync-client/sqlite/turns';

/** The part of expo-sqlite's database that is used here. */
export interface NativeSqlite {
  execAsync(script: string): Promise<void>;
  runAsync(sql: string, params: SqlValue[]): Promise<unknown>;
  getAllAsync<T>(sql: string, params: SqlValue[]): Promise<T[]>;
  closeAsync(): Promise<void>;
}

/** expo-sqlite as the port wants it. It runs calls side by side; here each waits for the one before. */
export function nativeConnection(db: NativeSqlite): Connection {
  const takeTurn = turns();
  const inTurn = <T>(work: () => Promise<T>) => takeTurn(() => translateErrors(work));
  return {
    exec: (sql, params) => inTurn(() => run(db, { sql, ...(params && { params }) })),
    query: <T>(sql: string, params?: readonly SqlValue[]) => inTurn(() => rows<T>(db, sql, params)),
    batch: (statements) => inTurn(() => runBatch(db, statements)),
    close: () => inTurn(() => db.closeAsync()),
  };
}

async function run(db: NativeSqlite, { sql, params }: Statement): Promise<void> {
  if (!params) return db.execAsync(sql);
  oneStatement(sql);
  await db.runAsync(sql, [...params]);
}

async function rows<T>(db: NativeSqlite, sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
  oneStatement(sql);
  return db.getAllAsync<T>(sql, [...params]);
}

/** All of them or none, in a savepoint, so that it works within a transaction and without one. */
async function runBatch(db: NativeSqlite, statements: readonly Statement[]): Promise<void> {
  await db.execAsync('savepoint batch');
  try {
    for (const statement of statements) await run(db, statement);
    await db.execAsync('release batch');
  } catch (error) {
    // A full disk makes SQLite roll everything back by itself: then there is no savepoint any more.
    await db.execAsync('rollback to batch; release batch;').catch(() => undefined);
    throw error;
  }
}

/** expo-sqlite has SQLite's result code in the text of its errors only: "Error code 19: UNIQUE constraint ...". */
async function translateErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const message = error instanceof Error ? error.message : 'unknown database error';
    const code = /Error code (\d+)/.exec(message)?.[1];
    throw new DatabaseError(faultOfResultCode(Number(code ?? 1)), message);
  }
}
