import { limits } from '@berthcare/shared/sync/limits';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../runtime/use-now';
import { useFormat } from '../../ui/i18n/format';
import { whenText } from '../../ui/i18n/when';
import { IconLine } from '../../ui/marks/IconLine';
import { Text } from '../../ui/text/Text';
import { useSync } from './sync-view';

/** So long before the records go it is told: early enough to find a network, late enough not to be passed over. */
const TOLD_BEFORE = 3 * 24 * 60 * 60 * 1000;

/** In the last days before the records leave a phone that does not hear the office: until when it has to. */
export function LeaseEnding() {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const now = useNow();
  const { lease, network } = useSync();
  const until = lease?.until ?? null;
  if (until === null || until - now > TOLD_BEFORE) return null;
  // Who is signed out hears nothing from the office, however well they are connected.
  const key = network === 'signed-out' ? 'lease.endingSignedOut' : 'lease.ending';
  return (
    <IconLine icon="clock" tone="attn" kind="meta" size={17}>
      {t(key, { when: whenText(format, until, now) })}
    </IconLine>
  );
}

/** Where the records are, once they have left, and what brings them back. */
export function LeaseEnded() {
  const { t } = useTranslation('sync');
  const { lease, network } = useSync();
  if (!lease?.ended) return null;
  const detail = network === 'signed-out' ? 'lease.endedDetailSignedOut' : 'lease.endedDetail';
  return (
    <View style={{ gap: 4 }}>
      <IconLine icon="clock" tone="attn" kind="strong">
        {t('lease.ended')}
      </IconLine>
      <Text tone="ink2">{t(detail, { count: limits.leaseDays })}</Text>
    </View>
  );
}
