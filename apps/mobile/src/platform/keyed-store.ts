/** Things under names in a database of the browser's (IndexedDB), which keeps keys and bytes as they are. */
export interface KeyedStore {
  /** The item of that name, or null. */
  read<T>(name: string): Promise<T | null>;
  /** Resolves when the item is on the disk, whole. */
  write(name: string, item: unknown): Promise<void>;
  /** The item of that name; `fresh` takes its place only where there is none, however many tabs ask at once. */
  readOrWrite<T>(name: string, fresh: T): Promise<T>;
  remove(name: string): Promise<void>;
  names(): Promise<string[]>;
}

const STORE = 'items';

/** Opened at first use. */
export function keyedStore(database: string): KeyedStore {
  let opening: Promise<IDBDatabase> | undefined;

  const openStore = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    opening ??= open(database);
    // "Strict" waits for the disk: what was said to be kept is kept.
    const transaction = (await opening).transaction(STORE, mode, { durability: 'strict' });
    return transaction.objectStore(STORE);
  };
  const change = async (work: (store: IDBObjectStore) => void): Promise<void> => {
    const store = await openStore('readwrite');
    work(store);
    await committed(store.transaction);
  };

  return {
    read: async <T>(name: string) => {
      const store = await openStore('readonly');
      return ((await settled(store.get(name))) as T | undefined) ?? null;
    },
    write: (name, item) => change((store) => void store.put(item, name)),
    readOrWrite: async <T>(name: string, fresh: T) => {
      const store = await openStore('readwrite');
      const present = (await settled(store.get(name))) as T | undefined;
      if (present === undefined) store.put(fresh, name);
      await committed(store.transaction);
      return present ?? fresh;
    },
    remove: (name) => change((store) => void store.delete(name)),
    names: async () => {
      const store = await openStore('readonly');
      return (await settled(store.getAllKeys())) as string[];
    },
  };
}

function open(database: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(asError(request.error));
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(asError(request.error));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(asError(transaction.error));
  });
}

function asError(error: DOMException | null): Error {
  return error ?? new Error('the store did not open');
}
