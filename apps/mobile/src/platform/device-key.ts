import { base64url } from '@berthcare/utils/base64url';
import { vault } from './vault';

/** A point of P-256 as a JSON Web Key: 32 bytes each, base64url. */
export interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** What makes this installation itself: the server binds the device's session to it. */
export interface DeviceKey {
  publicJwk(): Promise<PublicJwk>;
  /** ECDSA with SHA-256 over the text in UTF-8: both numbers, 64 bytes (IEEE P1363), in base64url. */
  sign(text: string): Promise<string>;
}

const KEY_NAME = 'device';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** The pair is made at first use; no script can take its private half out of the browser. */
export async function deviceKey(): Promise<DeviceKey> {
  const { publicKey, privateKey } = await loadPair();
  return {
    async publicJwk() {
      const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
      if (!x || !y) throw new Error('the browser exported a key without its point');
      return { kty: 'EC', crv: 'P-256', x, y };
    },
    async sign(text) {
      const bytes = new TextEncoder().encode(text);
      return base64url(
        new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes)),
      );
    },
  };
}

async function loadPair(): Promise<CryptoKeyPair> {
  const known = await vault.read<CryptoKeyPair>(KEY_NAME);
  if (known) return known;
  const fresh = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  return vault.readOrWrite(KEY_NAME, fresh);
}
