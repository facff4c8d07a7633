import { createFormat, type Format } from '@berthcare/locales/format';
import type { Language } from '@berthcare/locales/language';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../features/session/session';

/** Dates, times and numbers in the language on the screen and the agency's time zone. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { timeZone } = useSession().agency;
  return useMemo(() => createFormat(i18n.language as Language, timeZone), [i18n.language, timeZone]);
}
