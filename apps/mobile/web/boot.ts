import { preferredLanguage } from '@berthcare/locales/language';
import { warmDatabaseWorker } from '../src/data/database-worker';
import { acquireAppLock } from '../src/platform/app-lock';
import { showLanguage, showTheme } from '../src/platform/appearance';
import { readSetting } from '../src/platform/device-settings';
import { preferredLanguages } from '../src/platform/languages';

// Runs before anything is drawn and before the app itself is there.
warmDatabaseWorker(acquireAppLock().held);

const theme = readSetting('theme');
if (theme === 'light' || theme === 'dark') showTheme(theme);

const language = readSetting('language');
showLanguage(preferredLanguage(language ? [language] : preferredLanguages()));
