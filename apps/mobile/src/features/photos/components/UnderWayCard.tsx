import { radius } from '@berthcare/design-tokens/shape';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { IconLine } from '../../../ui/marks/IconLine';
import { createStyles } from '../../../ui/theme/styles';
import { mayTryAgain, type UnderWay } from '../actions/taking';

interface UnderWayCardProps {
  one: UnderWay;
  onTryAgain: () => void;
  onLeaveOut: () => void;
}

/** A photo that is not kept yet: on its way, or what stands against it and what can be done. */
export function UnderWayCard({ one: { trouble }, onTryAgain, onLeaveOut }: UnderWayCardProps) {
  const { t } = useTranslation('photos');
  const styles = useStyles();
  if (trouble === null) {
    return (
      <View role="status" style={styles.card}>
        <IconLine icon="camera" kind="meta" tone="ink2">
          {t('keeping')}
        </IconLine>
      </View>
    );
  }
  return (
    <View role="alert" style={[styles.card, styles.trouble]}>
      <IconLine icon="warning" kind="meta" iconTone="attn">
        {t(`trouble.${trouble}`)}
      </IconLine>
      <View style={styles.buttons}>
        {mayTryAgain(trouble) ? <Button label={t('tryAgain')} onPress={onTryAgain} /> : null}
        <Button
          look={mayTryAgain(trouble) ? 'plain' : 'framed'}
          label={t(mayTryAgain(trouble) ? 'leaveOut' : 'understood')}
          onPress={onLeaveOut}
        />
      </View>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  card: {
    gap: 10,
    padding: 14,
    marginBottom: 12,
    borderRadius: radius.control,
    borderWidth: 1.5,
    borderColor: colour.line,
    backgroundColor: colour.surface,
  },
  trouble: { borderColor: colour.attn },
  buttons: { flexDirection: 'row', flexWrap: 'wrap', gap: 12 },
}));
