import sqlite3InitModule, {
  type Database as WasmDatabase,
  type Sqlite3Static,
} from '@sqlite.org/sqlite-wasm';
import type { Database, SqlValue } from '../database';
import { SqliteEngine } from '../sqlite/engine';
import { exclusiveDatabase } from '../sqlite/exclusive-database';

let loading: Promise<Sqlite3Static> | undefined;

/**
 * Opens an empty in-memory database: the engine of the web build, without a file, for Node.
 * Everything underneath is synchronous, so its promises settle in microtasks and a test stays deterministic.
 */
export async function memoryDatabase(): Promise<Database> {
  return engineAsDatabase(await memoryEngine());
}

export const engineAsDatabase = (engine: SqliteEngine): Database =>
  exclusiveDatabase({
    exec: async (sql, params) => engine.exec(sql, params),
    query: async <T>(sql: string, params?: readonly SqlValue[]) => engine.query(sql, params) as T[],
    batch: async (statements) => engine.batch(statements),
    close: async () => engine.close(),
  });

/** The same, bare and synchronous. */
export async function memoryEngine(): Promise<SqliteEngine> {
  return (await memoryParts()).engine;
}

/** The same, with what is underneath. */
export async function memoryParts(): Promise<{
  sqlite: Sqlite3Static;
  file: WasmDatabase;
  engine: SqliteEngine;
}> {
  loading ??= loadSqlite();
  const sqlite = await loading;
  const file = new sqlite.oo1.DB(':memory:', 'c');
  const engine = new SqliteEngine(sqlite, file);
  engine.exec('pragma foreign_keys = on');
  engine.exec('pragma secure_delete = on');
  return { sqlite, file, engine };
}

async function loadSqlite(): Promise<Sqlite3Static> {
  const sqlite = await sqlite3InitModule();
  // The package prints every failed statement; callers get the error itself.
  sqlite.config.warn = () => undefined;
  return sqlite;
}
