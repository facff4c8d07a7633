import { preferredLanguage, type Language } from '@berthcare/locales/language';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { showLanguage, showTheme } from '../platform/appearance';
import { readSetting, writeSetting } from '../platform/device-settings';
import { preferredLanguages } from '../platform/languages';
import type { ThemeChoice } from '../ui/theme/preferences';

/** What the person chose on this device. */
export interface Settings {
  language: Language;
  theme: ThemeChoice;
  leftHanded: boolean;
}

interface SettingsAccess {
  settings: Settings;
  change: (part: Partial<Settings>) => void;
}

const SettingsContext = createContext<SettingsAccess | null>(null);

/** The person's choices, kept on this device, ready at the first drawing; without any, the system's. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [settings, setSettings] = useState(storedSettings);
  useEffect(() => {
    showTheme(settings.theme);
    showLanguage(settings.language);
  }, [settings]);
  const change = (part: Partial<Settings>) => {
    const next = { ...settings, ...part };
    writeSetting('language', next.language);
    writeSetting('theme', next.theme === 'system' ? null : next.theme);
    writeSetting('hand', next.leftHanded ? 'left' : null);
    setSettings(next);
  };
  return <SettingsContext value={{ settings, change }}>{children}</SettingsContext>;
}

function storedSettings(): Settings {
  const language = readSetting('language');
  const theme = readSetting('theme');
  return {
    language: preferredLanguage(language ? [language] : preferredLanguages()),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    leftHanded: readSetting('hand') === 'left',
  };
}

export function useSettings(): SettingsAccess {
  const access = use(SettingsContext);
  if (!access) throw new Error('There is no SettingsProvider above.');
  return access;
}
