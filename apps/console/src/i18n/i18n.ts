import { preferredLanguage, type Language } from '@berthcare/locales/language';
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { remember, remembered } from '../app/preferences';
import { resources } from './resources';

/** The texts in the language chosen last on this computer, otherwise in the browser's. */
export function createTexts(): i18n {
  const texts = createInstance({
    resources,
    lng: remembered('language') ?? preferredLanguage(navigator.languages),
    fallbackLng: 'en',
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
  });
  void texts.use(initReactI18next).init();
  const show = (language: string) => {
    document.documentElement.lang = language === 'fr' ? 'fr-CA' : 'en-CA';
  };
  show(texts.language);
  texts.on('languageChanged', show);
  return texts;
}

/** Switches the language and keeps the choice on this computer. */
export function chooseLanguage(texts: i18n, language: Language): void {
  remember('language', language);
  void texts.changeLanguage(language);
}
