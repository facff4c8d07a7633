import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { IconLine } from '../../../ui/marks/IconLine';
import { createStyles } from '../../../ui/theme/styles';

/** That something written here does not open any more, until it is left out or written again. */
export function UnreadableBand({ told, onLeaveOut }: { told: string; onLeaveOut: () => void }) {
  const { t } = useTranslation('visit');
  const styles = useStyles();
  return (
    <View role="status" style={styles.box}>
      <IconLine icon="device" tone="ink" iconTone="attn" kind="meta" size={20}>
        {told}
      </IconLine>
      <View style={styles.start}>
        <Button label={t('unreadable.leaveOut')} onPress={onLeaveOut} />
      </View>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  box: { gap: 10, paddingHorizontal: gutter, paddingVertical: 12, backgroundColor: colour.attnSoft },
  start: { alignItems: 'flex-start' },
}));
