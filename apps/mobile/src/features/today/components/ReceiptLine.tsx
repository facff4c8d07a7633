import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/drawing/Icon';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { setAsideIcon } from '../../sync/set-aside-icon';
import type { ReceiptState } from '../model/today';

/** How far the record of a visit of that day has come. Only what is waiting is bold. */
export function ReceiptLine({ receipt, day }: { receipt: ReceiptState; day: string }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const styles = useStyles();
  if (receipt.kind === 'received') {
    return (
      <View style={styles.received}>
        <View style={styles.disc}>
          <Icon name="tick" size={11} stroke={3.6} tone="onAccent" />
        </View>
        <Text kind="meta" tone="ink2" style={styles.words}>
          {t('receipt.receivedAt', { time: format.timeBeside(day, receipt.at) })}
        </Text>
      </View>
    );
  }
  if (receipt.kind === 'sent') {
    return (
      <IconLine icon="sent" tone="ink" kind="metaStrong" size={17}>
        {t('receipt.sentAt', { time: format.timeBeside(day, receipt.at) })}
      </IconLine>
    );
  }
  if (receipt.kind === 'aside') {
    return (
      <IconLine icon={setAsideIcon(receipt.where)} tone="attn" kind="metaStrong" size={17}>
        {t(`setAside.${receipt.where}`)}
      </IconLine>
    );
  }
  return (
    <IconLine icon="device" tone="ink" kind="metaStrong" size={17}>
      {t('receipt.onPhone')}
    </IconLine>
  );
}

const useStyles = createStyles((colour) => ({
  received: { flexDirection: 'row', alignItems: 'center', gap: 8 },
  disc: { padding: 3, borderRadius: 20, backgroundColor: colour.accent },
  words: { flexShrink: 1 },
}));
