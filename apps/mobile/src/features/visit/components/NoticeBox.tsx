import { radius } from '@berthcare/design-tokens/shape';
import type { VitalNotice } from '@berthcare/shared/domain/vital-notice';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/drawing/Icon';
import { useFormat } from '../../../ui/i18n/format';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { noticeText } from '../words/vital-words';

/** Why the value deserves a look, in the words of the client's plan where it has some. */
export function NoticeBox({ vital, notice }: { vital: VitalCode; notice: VitalNotice }) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  return (
    <View role="alert" style={styles.box}>
      <Icon name="warning" tone="danger" size={20} />
      <View style={styles.words}>
        <Text kind="metaStrong" tone="danger">
          {noticeText(t, format, vital, notice, notice.wording ? 'quoting' : 'alone')}
        </Text>
        {notice.wording ? (
          <Text kind="meta">{t('vitals:notice.plan', { wording: notice.wording })}</Text>
        ) : null}
      </View>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  box: {
    flexDirection: 'row',
    gap: 9,
    padding: 12,
    borderRadius: radius.key,
    backgroundColor: colour.dangerSoft,
  },
  words: { flexShrink: 1 },
}));
