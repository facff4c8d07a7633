import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { remembered } from '../../app/preferences';
import type { Session } from './session';

/** Shows the person's own language, unless another was chosen on this computer. */
export function useAdoptPersonLanguage(session: Session | undefined): void {
  const { i18n } = useTranslation();
  const locale = session?.person.locale;
  useEffect(() => {
    if (locale && remembered('language') === null) void i18n.changeLanguage(locale);
  }, [i18n, locale]);
}
