import { createFormat, type Format } from '@berthcare/locales/format';
import type { Language } from '@berthcare/locales/language';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const TimeZoneContext = createContext('America/Toronto');

/** The agency's time zone: every time on the screen is the office's, wherever the phone is. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <TimeZoneContext value={timeZone}>{children}</TimeZoneContext>;
}

/** Dates, times and numbers in the language of the screen. */
export function useFormat(): Format {
  const timeZone = useContext(TimeZoneContext);
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'fr' ? 'fr' : 'en';
  return useMemo(() => createFormat(language, timeZone), [language, timeZone]);
}

/** A text that exists in one language or in both. */
export const inLanguage = (text: string | BothLanguages, language: Language): string =>
  typeof text === 'string' ? text : text[language];
