import type { Database } from '@berthcare/sync-client/database';
import { engineAsDatabase, memoryParts } from '@berthcare/sync-client/testing/memory-database';

/** A phone's disk: its database, which outlives the process that uses it. */
export interface PhoneStorage extends Database {
  /** The tables of which a row was written or deleted since this was last asked, by whatever was rolled back too. */
  changedTables(): string[];
  /** The database as a file, for a backup or a copy. */
  image(): Uint8Array;
}

type Sqlite = Awaited<ReturnType<typeof memoryParts>>['sqlite'];
type PreupdateHook = Sqlite['capi']['sqlite3_preupdate_hook'];

/** As many as a world begins with: copies of phones would add more than are ever used again. */
const KEPT = 3;
const idle: PhoneStorage[] = [];

/**
 * An empty disk. Those of worlds that are over are used again: making tables and preparing statements is a good part of a
 * world's time.
 */
export async function emptyStorage(): Promise<PhoneStorage> {
  const used = idle.pop();
  if (!used) return storageOf(null);
  const tables = await used.query<{ name: string }>(`select name from sqlite_master where type = 'table'`);
  for (const { name } of tables) await used.exec(`delete from "${name}"`);
  used.changedTables();
  return used;
}

/** Gives back a disk of a world that is over. One whose tables are not as today's app declares them is of no more use. */
export async function handBack(storage: PhoneStorage, usable: boolean): Promise<void> {
  if (usable && idle.length < KEPT) idle.push(storage);
  else await storage.close();
}

/** A disk with a file from a backup or from another phone; null: nothing on it. */
export async function storageOf(image: Uint8Array | null): Promise<PhoneStorage> {
  const { sqlite, file, engine } = await memoryParts();
  const { capi, wasm } = sqlite;
  const pointer = file.pointer!;
  if (image) {
    const keep = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
    const place = wasm.allocFromTypedArray(image);
    file.checkRc(capi.sqlite3_deserialize(pointer, 'main', place, image.length, image.length, keep));
    engine.exec('pragma secure_delete = on');
  }
  const changed = new Set<string>();
  // The package's types know nothing of the third argument, which it insists on.
  const watch = capi.sqlite3_preupdate_hook as (...hook: [...Parameters<PreupdateHook>, context: 0]) => void;
  watch(pointer, (_context, _file, _operation, _schema, table) => void changed.add(table), 0);
  return {
    ...engineAsDatabase(engine),
    changedTables: () => {
      const tables = [...changed];
      changed.clear();
      return tables;
    },
    image: () => capi.sqlite3_js_db_export(pointer),
  };
}
