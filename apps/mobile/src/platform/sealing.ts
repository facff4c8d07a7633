import type { Cipher } from '@berthcare/sync-client/ports';

/** First byte of everything sealed; another way of sealing will have another. */
const VERSION = 1;
const NONCE_BYTES = 12;

/** Sealed bytes that this key cannot open: another key made them, or they were altered. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** What seals: AES-GCM with a nonce of 12 bytes, answering with the text's bytes and the tag in one. */
export interface GcmKey {
  encrypt(plain: Uint8Array, nonce: Uint8Array): Promise<Uint8Array>;
  decrypt(sealed: Uint8Array, nonce: Uint8Array): Promise<Uint8Array>;
  randomBytes(length: number): Uint8Array;
}

/** Seals bytes as they are; `open` throws `UnreadableError`. */
export interface ByteCipher {
  seal(plain: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** Version, nonce, then ciphertext and tag. The nonce is random: good for 2^32 texts a key (NIST SP 800-38D, 8.3). */
export const byteCipher = (key: GcmKey): ByteCipher => ({
  async seal(plain) {
    const nonce = key.randomBytes(NONCE_BYTES);
    const box = await key.encrypt(plain, nonce);
    const sealed = new Uint8Array(1 + NONCE_BYTES + box.length);
    sealed[0] = VERSION;
    sealed.set(nonce, 1);
    sealed.set(box, 1 + NONCE_BYTES);
    return sealed;
  },
  async open(sealed) {
    if (sealed[0] !== VERSION) throw new UnreadableError('sealed by another version');
    const nonce = sealed.slice(1, 1 + NONCE_BYTES);
    const box = sealed.slice(1 + NONCE_BYTES);
    try {
      return await key.decrypt(box, nonce);
    } catch {
      throw new UnreadableError('sealed with another key, or altered');
    }
  },
});

/** The same for text. */
export function textCipher(key: GcmKey): Cipher {
  const bytes = byteCipher(key);
  return {
    seal: (plain) => bytes.seal(new TextEncoder().encode(plain)),
    open: async (sealed) => new TextDecoder().decode(await bytes.open(sealed)),
  };
}
