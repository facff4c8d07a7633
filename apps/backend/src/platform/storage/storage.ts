/**
 * Objects that are too large for the record, such as photos. Nothing of the product keeps any yet: the port, its two
 * adapters and their common suite are here so that the bucket that Terraform makes is known to work for it.
 */

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

/** A PUT that somebody without any rights of their own may make, as it is written here and not otherwise. */
export interface Upload {
  url: string;
  headers: Record<string, string>;
}

/** The port. */
export interface ObjectStorage {
  /** An upload of this very object; refused are other bytes, another length or type, and any after the seconds. */
  upload: (object: NewObject, seconds: number) => Promise<Upload>;
  /** An address that answers a GET with the object until the seconds are over; 404 when there is none. */
  download: (key: string, seconds: number) => Promise<string>;
  /** What is stored; undefined when nothing is. */
  describe: (key: string) => Promise<StoredObject | undefined>;
  /** Resolves when nothing is stored, whether there was something or not. */
  remove: (key: string) => Promise<void>;
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
