import { base64url } from '@berthcare/utils/base64url';
import { p256 } from '@noble/curves/nist.js';
import type { DeviceKey } from './device-key';
import { storedKey } from './stored-key.native';

/**
 * The private number lies in the phone's keychain or keystore and is in the app's memory while it signs: unlike in
 * a browser it could be read there by whoever has taken the phone over. The Secure Enclave and StrongBox would
 * sign without giving it out; no module of Expo reaches them.
 */
export async function deviceKey(): Promise<DeviceKey> {
  const privateKey = await storedKey('device');
  const point = p256.getPublicKey(privateKey, false);
  return {
    publicJwk: async () => ({
      kty: 'EC',
      crv: 'P-256',
      x: base64url(point.subarray(1, 33)),
      y: base64url(point.subarray(33, 65)),
    }),
    // Hashes with SHA-256 first, as WebCrypto does.
    sign: async (text) => base64url(p256.sign(new TextEncoder().encode(text), privateKey)),
  };
}
