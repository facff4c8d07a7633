import type { Database } from '@berthcare/sync-client/database';
import { exclusiveDatabase } from '@berthcare/sync-client/sqlite/exclusive-database';
import { basePath } from '../config/base-path';
import { WorkerConnection } from './worker-connection';

/**
 * Opens the device's database, making it where there is none. Only the tab that holds the app lock may call it.
 * Rejects with a `DatabaseError`: `unavailable` where the browser offers no durable private files (a private
 * window, plain HTTP, an old browser), `damaged` where the file is not a database.
 */
export async function openDatabase(name = 'berthcare.sqlite'): Promise<Database> {
  const worker = new Worker(`${basePath}/sqlite/worker.js`, { type: 'module' });
  const connection = new WorkerConnection(worker);
  try {
    await connection.open(name);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return exclusiveDatabase(connection);
}
