import type { Language } from '@berthcare/locales/language';

/** What a person chose for this computer; nothing about anybody's health is ever kept here. */
interface Preferences {
  language: Language;
  theme: 'light' | 'dark';
}

const keyOf = (name: keyof Preferences) => `berthcare.console.${name}`;

/** Null when nothing was chosen, and where the browser keeps nothing (private windows of some). */
export function remembered<Name extends keyof Preferences>(name: Name): Preferences[Name] | null {
  try {
    return localStorage.getItem(keyOf(name)) as Preferences[Name] | null;
  } catch {
    return null;
  }
}

/** Null forgets the choice. */
export function remember<Name extends keyof Preferences>(name: Name, value: Preferences[Name] | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
  } catch {
    // The choice then holds until the page is closed.
  }
}
