import type { Language } from '@berthcare/locales/language';
import { phoneStrings } from '@berthcare/locales/phone';
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The translator with all strings on board: ready at once, nothing is fetched. */
export function createTranslator(language: Language): i18n {
  const translator = createInstance();
  void translator.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: phoneStrings,
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return translator;
}
