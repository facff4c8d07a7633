import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';

const OPTIONS = {
  name: 'berthcare',
  directory: '.berthcare',
  // Without this, a start that fails while the files are still held goes on to delete every database there.
  preserveOnInitFailure: true,
  forceReinitIfPreviouslyFailed: true,
};
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 320;
const ATTEMPTS = 20;

export type SahPool = Awaited<ReturnType<Sqlite3Static['installOpfsSAHPoolVfs']>>;

/**
 * Opens the folder of database files in the origin private file system.
 * A tab that was killed a moment ago may still hold the files: this asks again for about five seconds.
 */
export async function openSahPool(sqlite: Sqlite3Static): Promise<SahPool> {
  if (!hasSyncAccess()) throw new DatabaseError('unavailable', 'this browser has no private file system');
  for (let attempt = 1; ; attempt++) {
    try {
      return await sqlite.installOpfsSAHPoolVfs(OPTIONS);
    } catch (error) {
      if (attempt === ATTEMPTS) throw new DatabaseError('unavailable', reason(error));
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
    }
  }
}

/** Private windows of some browsers have the folder but not its files; plain HTTP has neither. */
function hasSyncAccess(): boolean {
  return (
    typeof FileSystemFileHandle !== 'undefined' &&
    'createSyncAccessHandle' in FileSystemFileHandle.prototype &&
    typeof navigator.storage?.getDirectory === 'function'
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'the private file system did not open';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
