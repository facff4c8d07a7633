import { createDecipheriv, createECDH } from 'node:crypto';
import { boxKeys, nonceOf } from '@berthcare/shared/sync/hpke';
import { boxInfo, readBox, recipientOf } from '@berthcare/shared/sync/sealed-box';

/** A pair of P-256: the point is uncompressed (65 bytes), the private number has 32. */
export interface KeyPair {
  publicKey: Buffer;
  privateKey: Buffer;
}

const CURVE = 'prime256v1';
const PRIVATE_BYTES = 32;
const TAG_BYTES = 16;

export function makeKeyPair(): KeyPair {
  const pair = createECDH(CURVE);
  const publicKey = pair.generateKeys();
  const number = pair.getPrivateKey();
  // Leading zeros are not written.
  const privateKey = Buffer.concat([Buffer.alloc(PRIVATE_BYTES - number.length), number]);
  return { publicKey, privateKey };
}

/** The text in a box; null where it is sealed to none of these keys, is bound to something else, or was altered. */
export function openBox(pairs: readonly KeyPair[], text: string, boundTo: string): string | null {
  try {
    const box = readBox(text);
    const pair = pairs.find(
      ({ publicKey }) => box && Buffer.compare(recipientOf(publicKey), box.recipient) === 0,
    );
    if (!box || !pair) return null;
    const agreement = createECDH(CURVE);
    agreement.setPrivateKey(pair.privateKey);
    const secret = agreement.computeSecret(box.point);
    const { key, baseNonce } = boxKeys({ point: box.point, secret }, pair.publicKey, boxInfo);
    const cipher = createDecipheriv('aes-128-gcm', key, nonceOf(baseNonce, box.number));
    cipher.setAAD(Buffer.from(boundTo));
    cipher.setAuthTag(box.sealed.subarray(-TAG_BYTES));
    return Buffer.concat([cipher.update(box.sealed.subarray(0, -TAG_BYTES)), cipher.final()]).toString();
  } catch {
    // No base64url, no point of the curve, another tag: it is no box that anybody sealed to this key.
    return null;
  }
}
