import { deviceCipher } from './device-cipher';
import { vault } from './vault';

/** Few, short secrets, such as the session's token. */
export interface SecretStore {
  read(name: string): Promise<string | null>;
  /** Resolves when the secret is kept. */
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Sealed with the device's key: a copy of the browser's files alone does not tell them. */
export function secretStore(): SecretStore {
  const item = (name: string) => `secret.${name}`;
  return {
    async read(name) {
      const sealed = await vault.read<Uint8Array>(item(name));
      return sealed && (await deviceCipher()).open(sealed);
    },
    async write(name, secret) {
      await vault.write(item(name), await (await deviceCipher()).seal(secret));
    },
    remove: (name) => vault.remove(item(name)),
  };
}
