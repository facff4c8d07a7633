import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';
import { RuntimeProvider, usePhase } from '../../runtime/runtime-context';
import { SettingsProvider, useSettings } from '../../settings/settings-context';
import { TimeZoneProvider } from '../../ui/i18n/format';
import { createTranslator } from '../../ui/i18n/translator';
import { PreferencesProvider } from '../../ui/theme/preferences';
import { ActivationScreen } from '../activation/screens/ActivationScreen';
import { PhotosSource } from '../photos/takings';
import { SyncSource } from '../sync/sync-source';
import { commandsOfDrafts } from '../visit/actions/commands-of-drafts';
import { LeftDrafts } from '../visit/screens/LeftDrafts';
import { StartNotice } from './StartNotice';

/** Everything around the screens: choices, language, the running app; and what is shown until it runs. */
export function AppRoot({ children }: { children: ReactNode }) {
  return (
    <SettingsProvider>
      <Appearance>
        <RuntimeProvider commandsOfDrafts={commandsOfDrafts}>
          <Running>{children}</Running>
        </RuntimeProvider>
      </Appearance>
    </SettingsProvider>
  );
}

function Appearance({ children }: { children: ReactNode }) {
  const { settings } = useSettings();
  const { language, theme, leftHanded } = settings;
  const [translator] = useState(() => createTranslator(language));
  useEffect(() => void translator.changeLanguage(language), [translator, language]);
  return (
    <I18nextProvider i18n={translator}>
      <PreferencesProvider value={{ theme, leftHanded }}>{children}</PreferencesProvider>
    </I18nextProvider>
  );
}

function Running({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  const phase = usePhase();
  switch (phase.kind) {
    case 'opening':
      return null;
    case 'waiting':
      return <StartNotice title={t('start.otherTab')} detail={t('start.otherTabDetail')} />;
    case 'failed': {
      const { error } = phase;
      const unavailable = error instanceof DatabaseError && error.fault === 'unavailable';
      const key = unavailable ? 'noStorage' : 'failed';
      return <StartNotice title={t(`start.${key}`)} detail={t(`start.${key}Detail`)} />;
    }
    case 'activation':
      return <ActivationScreen {...phase} />;
    case 'ready':
      return (
        <TimeZoneProvider timeZone={phase.app.account.agency.timeZone}>
          <SyncSource>
            <PhotosSource>{children}</PhotosSource>
          </SyncSource>
          <LeftDrafts />
        </TimeZoneProvider>
      );
  }
}
