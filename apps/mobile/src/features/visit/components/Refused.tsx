import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { IconLine } from '../../../ui/marks/IconLine';
import { createStyles } from '../../../ui/theme/styles';

/** The record takes no more from this author: said plainly, with where their words are. */
export function Refused({ reason }: { reason: string }) {
  const { t } = useTranslation('visit');
  const styles = useStyles();
  return (
    <View role="alert" style={styles.box}>
      <IconLine icon="office" tone="ink" iconTone="attn" kind="meta" size={20}>
        {t(reason === 'visit.reassigned' ? 'refused.reassigned' : 'refused.other')}
      </IconLine>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  box: { paddingHorizontal: gutter, paddingVertical: 12, backgroundColor: colour.attnSoft },
}));
