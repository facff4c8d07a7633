import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { IconLine } from '../../../ui/marks/IconLine';
import { createStyles } from '../../../ui/theme/styles';

/**
 * reassigned: the office decides about what is written from now on. refused: the record takes nothing more. gone: it is not on
 * this phone any more, and what was written last is kept nowhere.
 */
export type Hindrance = 'reassigned' | 'refused' | 'gone';

/** What stands between the author and the record, said plainly, with where their words are. */
export function HindranceBand({ hindrance }: { hindrance: Hindrance }) {
  const { t } = useTranslation('visit');
  const styles = useStyles();
  return (
    <View role="alert" style={styles.box}>
      <IconLine icon="office" tone="ink" iconTone="attn" kind="meta" size={20}>
        {t(`hindrance.${hindrance}`)}
      </IconLine>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  box: { paddingHorizontal: gutter, paddingVertical: 12, backgroundColor: colour.attnSoft },
}));
