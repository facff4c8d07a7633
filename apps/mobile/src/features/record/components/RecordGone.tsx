import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import { Gone } from '../../places/Gone';
import { UnreadableBand } from '../../visit/components/UnreadableBand';
import { vitalOf } from '../../visit/model/vital-item';
import { wordsOf, type AddendumDraft } from '../model/addendum-draft';

interface RecordGoneProps {
  draft: AddendumDraft | null;
  /** Whether the draft is still on this phone, for the day when its visit is again. */
  kept: boolean;
  /** Whether one is that does not open any more. */
  unreadable: boolean;
  onGiveUp: () => void;
}

/** In place of a record that is not on this phone. An addendum that was being written to it can be copied from here, and given up. */
export function RecordGone({ draft, kept, unreadable, onGiveUp }: RecordGoneProps) {
  const { t } = useTranslation(['record', 'vitals']);
  const named = (item: string, number: string) => {
    const vital = vitalOf(item);
    return vital ? t('record:compose.named', { name: t(`vitals:name.${vital}`), value: number }) : number;
  };
  const words = draft ? wordsOf(draft, named) : [];
  if (unreadable)
    return (
      <Gone>
        <View style={{ paddingTop: 16 }}>
          <UnreadableBand told={t('record:compose.unreadable')} onLeaveOut={onGiveUp} />
        </View>
      </Gone>
    );
  if (words.length === 0 && !kept) return <Gone />;
  return (
    <Gone>
      <Section title={t(kept ? 'record:compose.keptTitle' : 'record:compose.unkeptTitle')}>
        <View style={{ gap: 12 }}>
          <Text tone="ink2">{t(kept ? 'record:compose.kept' : 'record:compose.unkept')}</Text>
          {words.map((one, index) => (
            <Text key={index} selectable>
              {one}
            </Text>
          ))}
          {kept ? (
            <View style={{ alignItems: 'flex-start' }}>
              <Button label={t('record:compose.giveUp')} onPress={onGiveUp} />
            </View>
          ) : null}
        </View>
      </Section>
    </Gone>
  );
}
