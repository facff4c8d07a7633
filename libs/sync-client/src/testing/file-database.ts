import { rmSync } from 'node:fs';
import sqlite, { type BindValues } from 'node-sqlite3-wasm';
import type { Database, SqlValue } from '../database';
import { DatabaseError, type DatabaseFault } from '../sqlite/database-error';
import { exclusiveDatabase } from '../sqlite/exclusive-database';
import { isScript, oneStatement } from '../sqlite/script';

/**
 * Opens a database in a file, for Node: a write-ahead log, flushed to the disk at each commit, as on a phone. What was
 * committed outlives a killed process. One process opens a file at a time, and nobody but the caller sees to that.
 */
export async function fileDatabase(path: string): Promise<Database> {
  // The driver locks a file by this folder, which a killed process leaves behind.
  rmSync(`${path}.lock`, { recursive: true, force: true });
  const file = new sqlite.Database(path);
  // One process alone: then the log needs no memory that processes share, which Node cannot offer.
  for (const setting of ['locking_mode = exclusive', 'journal_mode = wal', 'synchronous = full'])
    file.exec(`pragma ${setting}`);
  for (const setting of ['foreign_keys', 'secure_delete']) file.exec(`pragma ${setting} = on`);

  const exec = (sql: string, params?: readonly SqlValue[]) =>
    translated(() => {
      if (!params && isScript(sql)) return file.exec(sql);
      oneStatement(sql);
      file.run(sql, params as BindValues);
    });
  return exclusiveDatabase({
    exec: async (sql, params) => exec(sql, params),
    query: async <T>(sql: string, params?: readonly SqlValue[]) =>
      translated(() => {
        oneStatement(sql);
        return file.all(sql, params as BindValues) as T[];
      }),
    batch: async (statements) => {
      exec('savepoint batch');
      try {
        for (const { sql, params } of statements) exec(sql, params);
        exec('release batch');
      } catch (error) {
        exec('rollback to batch; release batch;');
        throw error;
      }
    },
    close: async () => file.close(),
  });
}

/** The driver tells no result code, only SQLite's own words (https://sqlite.org/c3ref/errcode.html). */
const faults: [RegExp, DatabaseFault][] = [
  [/constraint failed/, 'constraint'],
  [/is full/, 'full'],
  [/malformed|not a database/, 'damaged'],
  [/I\/O error|unable to open/, 'io'],
];

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const { message } = error as Error;
    const fault = faults.find(([words]) => words.test(message))?.[1] ?? 'other';
    throw new DatabaseError(fault, message);
  }
}
