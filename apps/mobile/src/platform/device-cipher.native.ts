import type { Cipher } from '@berthcare/sync-client/ports';
import {
  AESEncryptionKey,
  aesDecryptAsync,
  aesEncryptAsync,
  AESSealedData,
  getRandomBytes,
} from 'expo-crypto';
import { textCipher, type GcmKey } from './sealing';
import { storedKey } from './stored-key.native';

/**
 * AES-GCM with a key from the phone's keychain or keystore. While the app runs, the key's bytes are in its memory,
 * unlike in a browser. The database file is encrypted as well.
 * `open` throws `UnreadableError`.
 */
export const deviceCipher = async (): Promise<Cipher> => cipherOf(await storedKey('cipher'));

/** A person's own cipher: 32 bytes, which this device may be told again and forget. `open` throws `UnreadableError`. */
export async function cipherOf(bytes: Uint8Array): Promise<Cipher> {
  return textCipher(gcmKey(await AESEncryptionKey.import(bytes)));
}

function gcmKey(key: AESEncryptionKey): GcmKey {
  return {
    async encrypt(plain, nonce) {
      const sealed = await aesEncryptAsync(plain, key, { nonce: { bytes: nonce } });
      return sealed.ciphertext({ includeTag: true });
    },
    decrypt: (box, nonce) => aesDecryptAsync(AESSealedData.fromParts(nonce, box), key),
    randomBytes: getRandomBytes,
  };
}
