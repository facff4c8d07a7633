import type { Cipher } from '@berthcare/sync-client/ports';
import { openText, sealText, type GcmKey } from './sealing';
import { readItem, readOrWriteItem } from './vault';

const KEY_NAME = 'cipher';
const ALGORITHM = { name: 'AES-GCM', length: 256 };

/**
 * The device's own key, made at first use. It lives in IndexedDB and cannot be taken out of the browser: whoever
 * copies the files of the profile has the key's bytes somewhere among them, but no script ever gets them.
 * `open` throws `UnreadableError`.
 */
export function deviceCipher(): Promise<Cipher> {
  made ??= makeCipher().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

let made: Promise<Cipher> | undefined;

const makeCipher = async (): Promise<Cipher> => cipherWith(await loadKey());

/** A person's own cipher: 32 bytes, which this device may be told again and forget. `open` throws `UnreadableError`. */
export async function cipherOf(key: Uint8Array<ArrayBuffer>): Promise<Cipher> {
  return cipherWith(await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']));
}

function cipherWith(key: CryptoKey): Cipher {
  const gcm = gcmKey(key);
  return { seal: (plain) => sealText(gcm, plain), open: (sealed) => openText(gcm, sealed) };
}

async function loadKey(): Promise<CryptoKey> {
  const known = await readItem<CryptoKey>(KEY_NAME);
  if (known) return known;
  const fresh = await crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
  return readOrWriteItem(KEY_NAME, fresh);
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
