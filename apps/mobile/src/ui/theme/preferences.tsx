import { createContext, useContext, type ReactNode } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** What the person chose about looks and hand. */
export interface Preferences {
  theme: ThemeChoice;
  /** Mirrors the dock, so that the main button stays under the left thumb. */
  leftHanded: boolean;
}

const defaults: Preferences = { theme: 'system', leftHanded: false };
const PreferencesContext = createContext<Preferences>(defaults);

export function PreferencesProvider({ value, children }: { value: Preferences; children: ReactNode }) {
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export const usePreferences = (): Preferences => useContext(PreferencesContext);
