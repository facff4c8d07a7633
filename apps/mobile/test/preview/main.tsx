import interUrl from '@berthcare/design-tokens/fonts/inter.woff2?url';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '@berthcare/locales/language';
import { TimeZoneProvider } from '../../src/ui/i18n/format';
import { createTranslator } from '../../src/ui/i18n/translator';
import { PreferencesProvider } from '../../src/ui/theme/preferences';
import { injectPhoneCss } from '../../src/ui/web/phone-css';
import { timeZone } from '../fixtures/time';
import { scenes } from './scenes';

// ?scene=vitals&lang=fr&theme=dark&hand=left&text=200
const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? '';
const language: Language = query.get('lang') === 'fr' ? 'fr' : 'en';
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';

const root = document.documentElement;
root.lang = language;
root.dataset.theme = theme;
root.style.fontSize = `${query.get('text') ?? '100'}%`;
injectPhoneCss(interUrl);

const Scene = scenes[scene];
createRoot(document.getElementById('root')!).render(
  Scene ? (
    <I18nextProvider i18n={createTranslator(language)}>
      <TimeZoneProvider timeZone={timeZone}>
        <PreferencesProvider value={{ theme, leftHanded: query.get('hand') === 'left' }}>
          <Scene />
        </PreferencesProvider>
      </TimeZoneProvider>
    </I18nextProvider>
  ) : (
    <ul>
      {Object.keys(scenes).map((name) => (
        <li key={name}>
          <a href={`?scene=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  ),
);
