import { Appearance } from 'react-native';
import type { Theme } from './appearance';

/** Puts the system's own parts (keyboard, alerts) into the theme as well. */
export function showTheme(theme: Theme): void {
  Appearance.setColorScheme(theme === 'system' ? 'unspecified' : theme);
}

/** The system knows the language of an app from its bundle. */
export function showLanguage(_language: string): void {}
