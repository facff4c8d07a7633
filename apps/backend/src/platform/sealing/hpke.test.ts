import { createCipheriv, createECDH } from 'node:crypto';
import { expect, test } from 'vitest';
import { boxKeys, nonceOf } from '@berthcare/shared/sync/hpke';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode. */
const vector = {
  sender: hex('4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb'),
  point: hex(
    '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9' +
      '8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  ),
  recipient: hex(
    '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a82' +
      '6a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  ),
  info: 'Ode on a Grecian Urn',
  plain: 'Beauty is truth, truth beauty',
  key: hex('868c066ef58aae6dc589b6cfdd18f97e'),
  baseNonce: hex('4e0bc5018beba4bf004cca59'),
  sealed: [
    '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
    'fa6f037b47fc21826b610172ca9637e82d6e5801eb31cbd3748271affd4ecb06646e0329cbdf3c3cd655b28e82',
  ],
};

const keys = () => {
  const sender = createECDH('prime256v1');
  sender.setPrivateKey(vector.sender);
  const secret = sender.computeSecret(vector.recipient);
  return boxKeys({ point: vector.point, secret }, vector.recipient, vector.info);
};

test('the key and the first nonce are the RFC’s', () => {
  expect(keys()).toEqual({ key: vector.key, baseNonce: vector.baseNonce });
});

test.each([0, 1])('the text sealed as number %i is the RFC’s', (number) => {
  const { key, baseNonce } = keys();
  const cipher = createCipheriv('aes-128-gcm', key, nonceOf(baseNonce, number));
  cipher.setAAD(Buffer.from(`Count-${number}`));
  const sealed = Buffer.concat([cipher.update(vector.plain), cipher.final(), cipher.getAuthTag()]);
  expect(sealed.toString('hex')).toBe(vector.sealed[number]);
});
