import type { Database } from '@berthcare/sync-client/database';
import { exclusiveDatabase } from '@berthcare/sync-client/sqlite/exclusive-database';
import { DATABASE_NAME, takeDatabaseWorker } from './database-worker';
import { WorkerConnection } from './worker-connection';

/**
 * Opens the device's database, making it where there is none. Only the tab that holds the app lock may call it.
 * Rejects with a `DatabaseError`: `unavailable` where the browser offers no durable private files (a private
 * window, plain HTTP, an old browser), `damaged` where the file is not a database.
 */
export async function openDatabase(name = DATABASE_NAME): Promise<Database> {
  const worker = takeDatabaseWorker();
  const connection = new WorkerConnection(worker);
  try {
    await connection.open(name);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return exclusiveDatabase(connection);
}
