/** Objects that are too large for the record, such as photos, or have to outlive the database. */

/** What is to be uploaded, to the byte. */
export interface NewObject {
  /** Parts of lower-case letters, digits, `-` and `_`, joined by `/`. */
  key: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  length: number;
  /** SHA-256 of the bytes, in base64. */
  sha256: string;
}

export type StoredObject = Omit<NewObject, 'key'>;

export interface ListedObject {
  key: string;
  /** When it was stored, or replaced; epoch milliseconds. */
  storedAt: number;
}

/** A PUT that somebody without any rights of their own may make, as it is written here and not otherwise. */
export interface Upload {
  url: string;
  headers: Record<string, string>;
}

/** What the server does with objects itself. */
export interface ObjectStore {
  /** What is stored; undefined when nothing is. */
  describe: (key: string) => Promise<StoredObject | undefined>;
  /** Resolves when nothing is stored, whether there was something or not. */
  remove: (key: string) => Promise<void>;
  /** Stores something small, in place of what was there. */
  write: (object: Pick<NewObject, 'key' | 'type'>, bytes: Uint8Array) => Promise<void>;
  /** The bytes of something small; undefined when nothing is stored. */
  read: (key: string) => Promise<Uint8Array | undefined>;
  /** What is stored under a folder, such as `photos`, page by page, in the order of its keys. */
  list: (folder: string) => AsyncIterable<ListedObject[]>;
}

/** The port: the server looks after the objects, and lets others carry the large ones. */
export interface ObjectStorage extends ObjectStore {
  /** Scheme, host and port of its addresses; undefined where they are on this server, and begin with `/`. */
  origin: string | undefined;
  /** An upload of this very object; refused are other bytes, another length or type, and any after the seconds. */
  upload: (object: NewObject, seconds: number) => Promise<Upload>;
  /** An address that answers a GET with the object until the seconds are over; 404 when there is none. */
  download: (key: string, seconds: number) => Promise<string>;
}

/** A key that is none: it could name something outside the store. */
export class KeyError extends Error {
  override name = 'KeyError';
  readonly safeMessage = true;
}

const KEY = /^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/;
const LONGEST_KEY = 200;

/** Answers the key. Throws KeyError. */
export function checkedKey(key: string): string {
  if (key.length > LONGEST_KEY || !KEY.test(key)) throw new KeyError('This is no key of an object.');
  return key;
}
