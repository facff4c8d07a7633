import { fromBase64url } from '@berthcare/utils/base64url';
import { createCipheriv, createDecipheriv, randomBytes, webcrypto } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { deviceCipher } from './device-cipher.native';
import { deviceKey } from './device-key.native';
import { UnreadableError } from './sealing';

/** What the phone's keychain holds. */
const keychain = new Map<string, string>();

vi.mock('expo-secure-store', () => ({
  AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY: 1,
  getItemAsync: async (name: string) => keychain.get(name) ?? null,
  setItemAsync: async (name: string, value: string) => void keychain.set(name, value),
}));

vi.mock('expo-crypto', () => ({
  getRandomBytes: (length: number) => new Uint8Array(randomBytes(length)),
  AESEncryptionKey: { import: async (bytes: Uint8Array) => bytes },
  AESSealedData: { fromParts: (nonce: Uint8Array, box: Uint8Array) => ({ nonce, box }) },
  aesEncryptAsync: async (plain: Uint8Array, key: Uint8Array, options: { nonce: { bytes: Uint8Array } }) => {
    const cipher = createCipheriv('aes-256-gcm', key, options.nonce.bytes);
    const box = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return { ciphertext: async () => new Uint8Array(box) };
  },
  aesDecryptAsync: async ({ nonce, box }: { nonce: Uint8Array; box: Uint8Array }, key: Uint8Array) => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAuthTag(box.subarray(-16));
    return new Uint8Array(Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()]));
  },
}));

beforeEach(() => keychain.clear());

it('signs what WebCrypto verifies, with a key that outlives the app', async () => {
  const publicJwk = await (await deviceKey()).publicJwk();
  const signature = fromBase64url(await (await deviceKey()).sign('berthcare.session.v1\né'));
  const key = await webcrypto.subtle.importKey(
    'jwk',
    publicJwk,
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const verify = (text: string) =>
    webcrypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      signature,
      new TextEncoder().encode(text),
    );
  expect(signature).toHaveLength(64);
  expect(await verify('berthcare.session.v1\né')).toBe(true);
  expect(await verify('berthcare.session.v1\ne')).toBe(false);
});

it('opens what it sealed, after a restart too', async () => {
  const sealed = await (await deviceCipher()).seal('« 36,6 »');
  expect(new TextDecoder().decode(sealed)).not.toContain('36,6');
  expect(await (await deviceCipher()).open(sealed)).toBe('« 36,6 »');
});

it('never seals twice alike', async () => {
  const cipher = await deviceCipher();
  expect(await cipher.seal('a')).not.toEqual(await cipher.seal('a'));
});

it('refuses what was altered, and what another key sealed', async () => {
  const cipher = await deviceCipher();
  const sealed = await cipher.seal('a');
  sealed[sealed.length - 1]! ^= 1;
  await expect(cipher.open(sealed)).rejects.toThrow(UnreadableError);
  const other = await cipher.seal('a');
  keychain.clear();
  await expect((await deviceCipher()).open(other)).rejects.toThrow(UnreadableError);
});
