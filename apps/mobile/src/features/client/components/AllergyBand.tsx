import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/drawing/Icon';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';

interface AllergyBandProps {
  allergies: readonly { substance: string; reaction: string | null }[];
}

/** What can hurt: first, full width, larger than anything but the name. */
export function AllergyBand({ allergies }: AllergyBandProps) {
  const { t } = useTranslation('client');
  const styles = useStyles();
  if (allergies.length === 0) {
    return (
      <View style={styles.none}>
        <Text tone="ink2">{t('noAllergies')}</Text>
      </View>
    );
  }
  return (
    <View role="region" aria-label={t('allergies')} style={styles.band}>
      <Icon name="warning" size={26} tone="danger" />
      <View style={styles.list}>
        {allergies.map(({ substance, reaction }) => (
          <View key={substance}>
            <Text kind="name" tone="danger">
              {substance}
            </Text>
            {reaction ? <Text kind="meta">{reaction}</Text> : null}
          </View>
        ))}
      </View>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  band: {
    flexDirection: 'row',
    gap: 10,
    paddingHorizontal: gutter,
    paddingVertical: 14,
    backgroundColor: colour.dangerSoft,
  },
  list: { flexShrink: 1, gap: 8 },
  none: { paddingHorizontal: gutter, paddingBottom: 4 },
}));
