import type { Database } from '@berthcare/sync-client/database';
import { databasePromises } from '@berthcare/sync-client/testing/database-acceptance';
import { openDatabase } from '../../src/data/open-database';

/** What the test may do with the database from outside. */
const handle = {
  openDatabase,

  /** Keeps one promise of the port on an empty database. */
  async keep(name: string): Promise<void> {
    const promise = databasePromises.find((one) => one.name === name);
    if (!promise) throw new Error(`no such promise: ${name}`);
    await removeDatabases();
    const db = await openDatabase();
    try {
      await promise.run(db);
    } finally {
      await db.close().catch(() => undefined);
    }
  },

  /** Writes pairs of rows until the browser is killed, and says each pair that was kept. */
  async writeForEver(db: Database, say: (n: number) => void): Promise<void> {
    await db.exec('create table if not exists kept (n integer, half text, body text)');
    for (let n = 1; ; n++) {
      const body = 'x'.repeat(1 + ((n * 7919) % 6000));
      if (n % 2) {
        await db.transaction(async (tx) => {
          await tx.exec('insert into kept values (?, ?, ?)', [n, 'first', body]);
          await tx.exec('insert into kept values (?, ?, ?)', [n, 'second', body]);
        });
      } else {
        await db.exec('insert into kept select ?, value, ? from json_each(\'["first","second"]\')', [
          n,
          body,
        ]);
      }
      say(n);
    }
  },
};

async function removeDatabases(): Promise<void> {
  const files = await navigator.storage.getDirectory();
  for await (const name of files.keys()) await files.removeEntry(name, { recursive: true });
}

export type DatabasePage = typeof handle;
(globalThis as unknown as { page: DatabasePage }).page = handle;
