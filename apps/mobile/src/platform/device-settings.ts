/** Names of the choices that are needed before the database is open, hence not in it. */
export type SettingName = 'theme' | 'language' | 'hand';

const key = (name: SettingName) => `berthcare.${name}`;

/** The person's choice on this device; null where there is none, or where the browser keeps nothing. */
export function readSetting(name: SettingName): string | null {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

/** Null forgets the choice. A browser that keeps nothing forgets it at the next start. */
export function writeSetting(name: SettingName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), value);
  } catch {
    // A full or forbidden store: the choice holds for as long as the page is open.
  }
}
