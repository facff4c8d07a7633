import { sealerTo, type Primitives } from '@berthcare/shared/sync/sealed-box';
import type { Sealer } from '../ports';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };

type Bytes = Uint8Array<ArrayBuffer>;

/** What sealing needs, from the platform's WebCrypto: every browser has it, and so has Node. */
export const webPrimitives: Primitives = {
  async agree(recipient) {
    const theirs = await crypto.subtle.importKey('raw', recipient as Bytes, CURVE, false, []);
    const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
    const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, privateKey, 256);
    const point = await crypto.subtle.exportKey('raw', publicKey);
    return { point: new Uint8Array(point), secret: new Uint8Array(secret) };
  },
  async encrypt(key, nonce, bound, plain) {
    const cipher = await crypto.subtle.importKey('raw', key as Bytes, 'AES-GCM', false, ['encrypt']);
    const parameters = { name: 'AES-GCM', iv: nonce as Bytes, additionalData: bound as Bytes };
    return new Uint8Array(await crypto.subtle.encrypt(parameters, cipher, plain as Bytes));
  },
};

export const webSealer: Sealer = (publicKey) => sealerTo(publicKey, webPrimitives);
