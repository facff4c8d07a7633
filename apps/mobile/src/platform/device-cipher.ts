import type { Cipher } from '@berthcare/sync-client/ports';
import { byteCipher, textCipher, type ByteCipher, type GcmKey } from './sealing';
import { vault } from './vault';

const KEY_NAME = 'cipher';
const ALGORITHM = { name: 'AES-GCM', length: 256 };

/**
 * The device's own key, made at first use. It lives in IndexedDB and cannot be taken out of the browser: whoever
 * copies the files of the profile has the key's bytes somewhere among them, but no script ever gets them.
 * `open` throws `UnreadableError`.
 */
export const deviceCipher = async (): Promise<Cipher> => textCipher(gcmKey(await cipherKey()));

/** The same key, for files. */
export const fileCipher = async (): Promise<ByteCipher> => byteCipher(gcmKey(await cipherKey()));

function cipherKey(): Promise<CryptoKey> {
  made ??= loadKey().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

let made: Promise<CryptoKey> | undefined;

/** A person's own cipher: 32 bytes, which this device may be told again and forget. `open` throws `UnreadableError`. */
export async function cipherOf(key: Uint8Array<ArrayBuffer>): Promise<Cipher> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return textCipher(gcmKey(imported));
}

async function loadKey(): Promise<CryptoKey> {
  const known = await vault.read<CryptoKey>(KEY_NAME);
  if (known) return known;
  const fresh = await crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
  return vault.readOrWrite(KEY_NAME, fresh);
}

function gcmKey(key: CryptoKey): GcmKey {
  type Bytes = Uint8Array<ArrayBuffer>;
  return {
    async encrypt(plain, nonce) {
      const parameters = { name: 'AES-GCM', iv: nonce as Bytes };
      return new Uint8Array(await crypto.subtle.encrypt(parameters, key, plain as Bytes));
    },
    async decrypt(box, nonce) {
      const parameters = { name: 'AES-GCM', iv: nonce as Bytes };
      return new Uint8Array(await crypto.subtle.decrypt(parameters, key, box as Bytes));
    },
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
}
