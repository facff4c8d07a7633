import { languageNames, languages, type Language } from '@berthcare/locales/language';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../i18n/i18n';
import { Segmented } from '../ui/segmented';

const options = languages.map((value) => ({ value, label: languageNames[value] }));

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Segmented
      label={t('language')}
      options={options}
      value={i18n.language as Language}
      onChange={(language) => chooseLanguage(i18n, language)}
    />
  );
}
