import { gutter } from '@berthcare/design-tokens/space';
import { vitals, type VitalCode } from '@berthcare/shared/domain/vitals';
import { Pressable, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/drawing/Icon';
import { useFormat } from '../../../ui/i18n/format';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { valueText } from '../../visit/words/vital-words';
import type { ClientProfile, PastVisit } from '../model/client-profile';

/** Readings are always told in the same order. */
const catalogue = Object.keys(vitals) as VitalCode[];

interface PastVisitsProps extends Pick<ClientProfile, 'past'> {
  onOpen: (visitId: string) => void;
}

/** The last visits: the latest with its words and values, the others as a row each. */
export function PastVisits({ past, onOpen }: PastVisitsProps) {
  const { t } = useTranslation('client');
  return (
    <Section title={t('lastVisits')}>
      {past.length === 0 ? <Text tone="ink2">{t('noVisits')}</Text> : null}
      <View role="list">
        {past.map((visit, at) => (
          <PastRow key={visit.id} visit={visit} whole={at === 0} onPress={() => onOpen(visit.id)} />
        ))}
      </View>
    </Section>
  );
}

function PastRow({ visit, whole, onPress }: { visit: PastVisit; whole: boolean; onPress: () => void }) {
  const { t } = useTranslation(['client', 'common']);
  const format = useFormat();
  const styles = useStyles();
  const day = format.weekday(visit.day);
  const template = visit.template[format.language];
  const inOrder = catalogue.flatMap((code) => visit.vitals.filter(({ vital }) => vital === code));
  const values = inOrder.flatMap(({ vital, value }) => (value ? [valueText(format, vital, value)] : []));
  return (
    <View role="listitem" style={whole ? undefined : styles.line}>
      <Pressable
        role="button"
        onPress={onPress}
        style={({ pressed }) => [styles.row, pressed && styles.pressed]}
      >
        <View style={styles.words}>
          <Text kind={whole ? 'strong' : 'body'}>{`${day}, ${visit.by ?? t('common:you')}`}</Text>
          {whole && visit.note ? <Text>{visit.note}</Text> : null}
          <Text kind="meta" tone="ink2">
            {values.length > 0 ? format.list(values) : template}
          </Text>
        </View>
        <Icon name="right" size={18} tone="ink3" />
      </Pressable>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  row: {
    minHeight: 56,
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    paddingVertical: 8,
    marginHorizontal: -gutter,
    paddingHorizontal: gutter,
  },
  line: { borderTopWidth: 1, borderTopColor: colour.line },
  pressed: { backgroundColor: colour.sunk },
  words: { flex: 1, gap: 2 },
}));
