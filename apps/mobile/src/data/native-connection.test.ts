import type { SqlValue } from '@berthcare/sync-client/database';
import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';
import type { SqliteEngine } from '@berthcare/sync-client/sqlite/engine';
import { exclusiveDatabase } from '@berthcare/sync-client/sqlite/exclusive-database';
import { databasePromises } from '@berthcare/sync-client/testing/database-acceptance';
import { memoryEngine } from '@berthcare/sync-client/testing/memory-database';
import { describe, it } from 'vitest';
import { nativeConnection, type NativeSqlite } from './native-connection';

/** Speaks as expo-sqlite does: calls overlap, and an error has its code in the text only. */
function expoSqlite(engine: SqliteEngine): NativeSqlite {
  async function later<T>(work: () => T): Promise<T> {
    await new Promise((resolve) => setImmediate(resolve));
    try {
      return work();
    } catch (error) {
      const code = error instanceof DatabaseError && error.fault === 'constraint' ? 19 : 1;
      const text = `Calling the function has failed → Error code ${code}: ${(error as Error).message}`;
      throw new Error(text, { cause: error });
    }
  }
  return {
    execAsync: (script) => later(() => engine.exec(script)),
    runAsync: (sql, params) => later(() => engine.exec(sql, params)),
    getAllAsync: <T>(sql: string, params: SqlValue[]) => later(() => engine.query(sql, params) as T[]),
    closeAsync: () => later(() => engine.close()),
  };
}

describe('the phones’ driver keeps the promises of the port', () => {
  for (const promise of databasePromises) {
    it(promise.name, async () => {
      const db = exclusiveDatabase(nativeConnection(expoSqlite(await memoryEngine())));
      await promise.run(db);
      await db.close().catch(() => undefined);
    });
  }
});
