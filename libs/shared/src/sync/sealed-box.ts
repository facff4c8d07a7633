import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url, fromBase64url } from '@berthcare/utils/base64url';
import { boxKeys, nonceOf, type Agreement } from './hpke';

/** What a platform lends to sealing. */
export interface Primitives {
  /** Agrees with the holder of a P-256 point (uncompressed, 65 bytes) by a key pair made for this once. */
  agree(recipient: Uint8Array): Promise<Agreement>;
  /** AES-128-GCM: the ciphertext and its tag; `bound` is authenticated with it. */
  encrypt(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, plain: Uint8Array): Promise<Uint8Array>;
}

/** Seals a text into a box that only the recipient opens, and only as what it is bound to. */
export type Seal = (plain: string, boundTo: string) => Promise<string>;

/** What a box's key is for, so that it fits nothing else. */
export const boxInfo = 'berthcare.box.v1';

/** First byte of every box; another way of sealing will have another. */
const VERSION = 1;
const RECIPIENT_BYTES = 8;
const POINT_BYTES = 65;
const HEADER_BYTES = 1 + RECIPIENT_BYTES + POINT_BYTES + 4;

/** Tells keys apart: the first bytes of the SHA-256 of the point. */
export const recipientOf = (point: Uint8Array): Uint8Array => sha256(point).slice(0, RECIPIENT_BYTES);

/**
 * Begins sealing to a public key (a point in base64url). All boxes of one beginning share one agreement, which is what
 * takes a phone's time; each has a number of its own.
 */
export async function sealerTo(publicKey: string, { agree, encrypt }: Primitives): Promise<Seal> {
  const recipient = fromBase64url(publicKey);
  const agreement = await agree(recipient);
  const { key, baseNonce } = boxKeys(agreement, recipient, boxInfo);
  let next = 0;
  return async (plain, boundTo) => {
    const number = next++;
    const sealed = await encrypt(key, nonceOf(baseNonce, number), utf8ToBytes(boundTo), utf8ToBytes(plain));
    const header = Uint8Array.of(
      VERSION,
      ...recipientOf(recipient),
      ...agreement.point,
      ...fourBytes(number),
    );
    return base64url(concatBytes(header, sealed));
  };
}

const fourBytes = (number: number) => Uint8Array.of(number >> 24, number >> 16, number >> 8, number);

export interface Box {
  recipient: Uint8Array;
  point: Uint8Array;
  number: number;
  sealed: Uint8Array;
}

/** The parts of a box; null where it is none of this version. */
export function readBox(text: string): Box | null {
  const bytes = fromBase64url(text);
  if (bytes[0] !== VERSION || bytes.length <= HEADER_BYTES) return null;
  const pointAt = 1 + RECIPIENT_BYTES;
  return {
    recipient: bytes.slice(1, pointAt),
    point: bytes.slice(pointAt, pointAt + POINT_BYTES),
    number: new DataView(bytes.buffer).getUint32(pointAt + POINT_BYTES),
    sealed: bytes.slice(HEADER_BYTES),
  };
}
