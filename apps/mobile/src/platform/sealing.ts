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

/** Version, nonce, then ciphertext and tag. The nonce is random: good for 2^32 texts a key (NIST SP 800-38D, 8.3). */
export async function sealText(key: GcmKey, plain: string): Promise<Uint8Array> {
  const nonce = key.randomBytes(NONCE_BYTES);
  const box = await key.encrypt(new TextEncoder().encode(plain), nonce);
  const sealed = new Uint8Array(1 + NONCE_BYTES + box.length);
  sealed[0] = VERSION;
  sealed.set(nonce, 1);
  sealed.set(box, 1 + NONCE_BYTES);
  return sealed;
}

/** @throws UnreadableError */
export async function openText(key: GcmKey, sealed: Uint8Array): Promise<string> {
  if (sealed[0] !== VERSION) throw new UnreadableError('sealed by another version');
  const nonce = sealed.slice(1, 1 + NONCE_BYTES);
  const box = sealed.slice(1 + NONCE_BYTES);
  try {
    return new TextDecoder().decode(await key.decrypt(box, nonce));
  } catch {
    throw new UnreadableError('sealed with another key, or altered');
  }
}
