import interUrl from '@berthcare/design-tokens/fonts/inter.woff2?url';
import type { Language } from '@berthcare/locales/language';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { TimeZoneProvider } from '../../src/ui/i18n/format';
import { createTranslator } from '../../src/ui/i18n/translator';
import { PreferencesProvider } from '../../src/ui/theme/preferences';
import { injectPhoneCss } from '../../src/ui/web/phone-css';
import { timeZone } from '../fixtures/time';
import { scenes } from './scenes';

const page = document.documentElement;
const root = createRoot(document.getElementById('root')!);
let drawn = 0;

/** Draws a scene anew: ?scene=visit-vitals&lang=fr&theme=dark&hand=left&text=200 */
function draw(search: string): void {
  const query = new URLSearchParams(search);
  const Scene = scenes[query.get('scene') ?? ''];
  const language: Language = query.get('lang') === 'fr' ? 'fr' : 'en';
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
  page.lang = language;
  page.dataset.theme = theme;
  page.style.fontSize = `${query.get('text') ?? '100'}%`;
  if (!Scene) return root.render(<Contents />);
  root.render(
    <I18nextProvider key={(drawn += 1)} i18n={createTranslator(language)}>
      <TimeZoneProvider timeZone={timeZone}>
        <PreferencesProvider value={{ theme, leftHanded: query.get('hand') === 'left' }}>
          <Scene />
        </PreferencesProvider>
      </TimeZoneProvider>
    </I18nextProvider>,
  );
}

const Contents = () => (
  <ul>
    {Object.keys(scenes).map((name) => (
      <li key={name}>
        <a href={`?scene=${name}`}>{name}</a>
      </li>
    ))}
  </ul>
);

injectPhoneCss(interUrl);
draw(location.search);
Object.assign(globalThis, { draw });
