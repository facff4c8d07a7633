import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import { Gone } from '../../places/Gone';
import { wordsOf, type AddendumDraft } from '../model/addendum-draft';

/** In place of a record that is not on this phone. An addendum that was being written to it is nowhere but here, to be copied. */
export function RecordGone({ draft }: { draft: AddendumDraft | null }) {
  const { t } = useTranslation('record');
  const words = draft ? wordsOf(draft) : [];
  if (words.length === 0) return <Gone />;
  return (
    <Gone>
      <Section title={t('compose.unkeptTitle')}>
        <View style={{ gap: 12 }}>
          <Text tone="ink2">{t('compose.unkept')}</Text>
          {words.map((one, index) => (
            <Text key={index} selectable>
              {one}
            </Text>
          ))}
        </View>
      </Section>
    </Gone>
  );
}
