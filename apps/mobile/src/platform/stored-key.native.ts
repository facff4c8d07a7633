import { base64url, fromBase64url } from '@berthcare/utils/base64url';
import { getRandomBytes } from 'expo-crypto';
import { secretStore } from './secret-store.native';

const KEY_BYTES = 32;

/** The 32 random bytes kept under that name, made at first use. */
export async function storedKey(name: string): Promise<Uint8Array> {
  const store = secretStore();
  const known = await store.read(name);
  if (known) return fromBase64url(known);
  const fresh = getRandomBytes(KEY_BYTES);
  await store.write(name, base64url(fresh));
  return fresh;
}
