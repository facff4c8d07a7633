import { Storage } from 'expo-sqlite/kv-store';
import type { SettingName } from './device-settings';

const key = (name: SettingName) => `berthcare.${name}`;

export function readSetting(name: SettingName): string | null {
  return Storage.getItemSync(key(name));
}

export function writeSetting(name: SettingName, value: string | null): void {
  if (value === null) Storage.removeItemSync(key(name));
  else Storage.setItemSync(key(name), value);
}
