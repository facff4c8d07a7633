import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Hybrid public key encryption (RFC 9180), base mode, with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-128-GCM. Here
 * are the parts that are the same on every platform; the curve and the cipher are the platform's own.
 */
export interface Agreement {
  /** The sender's point, uncompressed: 65 bytes. */
  point: Uint8Array;
  /** What both sides can compute, the x coordinate: 32 bytes. */
  secret: Uint8Array;
}

export interface BoxKeys {
  key: Uint8Array;
  baseNonce: Uint8Array;
}

const kem = [0x00, 0x10];
const kemSuite = Uint8Array.of(...utf8ToBytes('KEM'), ...kem);
const suite = Uint8Array.of(...utf8ToBytes('HPKE'), ...kem, 0x00, 0x01, 0x00, 0x01);
const keyBytes = 16;
const nonceBytes = 12;
const secretBytes = 32;

const nothing = new Uint8Array();
const version = utf8ToBytes('HPKE-v1');

const labeledExtract = (of: Uint8Array, salt: Uint8Array, label: string, input: Uint8Array) =>
  extract(sha256, concatBytes(version, of, utf8ToBytes(label), input), salt);

const labeledExpand = (of: Uint8Array, key: Uint8Array, label: string, info: Uint8Array, length: number) =>
  expand(sha256, key, concatBytes(Uint8Array.of(0, length), version, of, utf8ToBytes(label), info), length);

/** Sections 4.1 and 5.1: from what was agreed on to the cipher's key and first nonce. */
export function boxKeys({ point, secret }: Agreement, recipient: Uint8Array, info: string): BoxKeys {
  const agreed = labeledExtract(kemSuite, nothing, 'eae_prk', secret);
  const context = concatBytes(point, recipient);
  const shared = labeledExpand(kemSuite, agreed, 'shared_secret', context, secretBytes);

  const mode = concatBytes(
    Uint8Array.of(0),
    labeledExtract(suite, nothing, 'psk_id_hash', nothing),
    labeledExtract(suite, nothing, 'info_hash', utf8ToBytes(info)),
  );
  const start = labeledExtract(suite, shared, 'secret', nothing);
  return {
    key: labeledExpand(suite, start, 'key', mode, keyBytes),
    baseNonce: labeledExpand(suite, start, 'base_nonce', mode, nonceBytes),
  };
}

/** Section 5.2: the nonce of the box with this number under one agreement. */
export function nonceOf(baseNonce: Uint8Array, number: number): Uint8Array {
  const nonce = Uint8Array.from(baseNonce);
  const view = new DataView(nonce.buffer);
  view.setUint32(nonceBytes - 4, view.getUint32(nonceBytes - 4) ^ number);
  return nonce;
}
