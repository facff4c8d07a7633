import { sealerTo, type Primitives } from '@berthcare/shared/sync/sealed-box';
import type { Sealer } from '@berthcare/sync-client/ports';
import { p256 } from '@noble/curves/nist.js';
import { AESEncryptionKey, aesEncryptAsync } from 'expo-crypto';

const primitives: Primitives = {
  async agree(recipient) {
    const { secretKey, publicKey } = p256.keygen();
    // The point's x alone, as HPKE's DH wants it (RFC 9180, 4.1).
    const secret = p256.getSharedSecret(secretKey, recipient).slice(1);
    return { point: p256.Point.fromBytes(publicKey).toBytes(false), secret };
  },
  async encrypt(key, nonce, bound, plain) {
    const cipher = await AESEncryptionKey.import(key);
    const sealed = await aesEncryptAsync(plain, cipher, { nonce: { bytes: nonce }, additionalData: bound });
    return sealed.ciphertext({ includeTag: true });
  },
};

/** Seals to the office's public key. The number that agrees with it is in the app's memory while it does. */
export const sealer: Sealer = (publicKey) => sealerTo(publicKey, primitives);
