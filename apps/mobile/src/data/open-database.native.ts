import type { Database } from '@berthcare/sync-client/database';
import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';
import { exclusiveDatabase } from '@berthcare/sync-client/sqlite/exclusive-database';
import { openDatabaseAsync } from 'expo-sqlite';
import { storedKey } from '../platform/stored-key.native';
import { nativeConnection } from './native-connection';

const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma temp_store = memory;
`;

/**
 * Opens the device's database, encrypted as a whole (SQLCipher), making it where there is none. Its key never
 * leaves the phone: a backup restored on another one holds a file that nobody can read.
 * Rejects with a `DatabaseError`: `damaged` where the key does not fit.
 */
export async function openDatabase(name = 'berthcare.sqlite'): Promise<Database> {
  const connection = nativeConnection(await openDatabaseAsync(name));
  await connection.exec(`pragma key = "x'${hex(await storedKey('database'))}'"`);
  // Without SQLCipher in the build the key is ignored without a word, and the file would lie there open.
  const [cipher] = await connection.query('pragma cipher_version');
  if (!cipher) throw new DatabaseError('unavailable', 'this build cannot encrypt the database');
  await connection.exec(PRAGMAS);
  return exclusiveDatabase(connection);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
