import { getLocales } from 'expo-localization';

export function preferredLanguages(): readonly string[] {
  return getLocales().map(({ languageTag }) => languageTag);
}
