import { gutter } from '@berthcare/design-tokens/space';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Screen } from '../../ui/layout/Screen';
import { TopBar } from '../../ui/layout/TopBar';
import { Text } from '../../ui/text/Text';
import { LeaseEnded } from '../sync/LeaseNotice';
import { SyncStatus } from '../sync/SyncStatus';
import { go } from './navigation';

/**
 * An address whose record this phone does not hold: it never did, or it was taken away.
 * @param children what is on this screen alone
 */
export function Gone({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <Screen
      sync={<SyncStatus onOpen={go.sync} />}
      header={<TopBar back={{ label: t('today'), spoken: t('today'), onPress: () => go.place('today') }} />}
    >
      <View style={{ paddingHorizontal: gutter, gap: 8 }}>
        <Text kind="title" heading={1}>
          {t('gone')}
        </Text>
        <Text tone="ink2">{t('goneDetail')}</Text>
        <LeaseEnded />
      </View>
      {children}
    </Screen>
  );
}
