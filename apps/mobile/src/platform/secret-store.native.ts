import * as SecureStore from 'expo-secure-store';
import type { SecretStore } from './secret-store';

/** In the phone's keychain or keystore; readable after the first unlock, kept out of backups to other devices. */
const OPTIONS = { keychainAccessible: SecureStore.AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY };

export function secretStore(): SecretStore {
  const item = (name: string) => `berthcare.${name}`;
  return {
    read: (name) => SecureStore.getItemAsync(item(name), OPTIONS),
    write: (name, secret) => SecureStore.setItemAsync(item(name), secret, OPTIONS),
    remove: (name) => SecureStore.deleteItemAsync(item(name), OPTIONS),
  };
}
