import { createHash, hkdfSync, randomBytes } from 'node:crypto';

/** A key for one purpose, so that what one purpose reveals helps with no other. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `berthcare ${purpose}`, 32));
}

/** A bearer token: 256 random bits in base64url (43 characters), and the hash under which it is kept. */
export function mintToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: sha256(token) };
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
