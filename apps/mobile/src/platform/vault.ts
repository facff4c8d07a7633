/**
 * A small store for what must outlive the page and must not lie in the database: keys that cannot be taken out
 * (IndexedDB keeps them as they are), and sealed secrets.
 */
const DATABASE = 'berthcare.vault';
const STORE = 'items';

/** The item of that name, or null. */
export async function readItem<T>(name: string): Promise<T | null> {
  const store = await openStore('readonly');
  return ((await settled(store.get(name))) as T | undefined) ?? null;
}

/** Resolves when the item is on the disk. */
export async function writeItem(name: string, item: unknown): Promise<void> {
  const store = await openStore('readwrite');
  store.put(item, name);
  await committed(store.transaction);
}

export async function removeItem(name: string): Promise<void> {
  const store = await openStore('readwrite');
  store.delete(name);
  await committed(store.transaction);
}

/** The item of that name; `fresh` takes its place only where there is none, however many tabs ask at once. */
export async function readOrWriteItem<T>(name: string, fresh: T): Promise<T> {
  const store = await openStore('readwrite');
  const present = (await settled(store.get(name))) as T | undefined;
  if (present === undefined) store.put(fresh, name);
  await committed(store.transaction);
  return present ?? fresh;
}

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const database = await openVault();
  // "Strict" waits for the disk: a key that is lost takes everything it sealed with it.
  const transaction = database.transaction(STORE, mode, { durability: 'strict' });
  return transaction.objectStore(STORE);
}

let opening: Promise<IDBDatabase> | undefined;

function openVault(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(asError(request.error));
  });
  return opening;
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
  return error ?? new Error('the vault did not open');
}
