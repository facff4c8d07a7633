import sqlite3InitModule, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm';

interface SqliteConfig {
  disable: { vfs: Record<string, boolean> };
  warn: (...words: unknown[]) => void;
}

/**
 * Fetches and compiles SQLite. Of its file systems only the pool of access handles is wanted: the others look
 * for shared memory first. It also prints every failed statement, which the caller gets as an error anyway.
 */
export function loadSqlite(): Promise<Sqlite3Static> {
  (globalThis as { sqlite3ApiConfig?: SqliteConfig }).sqlite3ApiConfig = {
    disable: { vfs: { kvvfs: true, opfs: true, 'opfs-vfs': true, 'opfs-wl': true } },
    warn: () => undefined,
  };
  return sqlite3InitModule();
}
