import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { AddChips } from '../../../ui/controls/Chips';
import { Field } from '../../../ui/controls/Field';
import { useFormat } from '../../../ui/i18n/format';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { withPhrase } from '../model/note';
import { SectionHead } from './SectionHead';

export interface NoteSectionProps {
  text: string;
  phrases: readonly string[];
  /** The note of the last visit, to read beside; it is never copied. */
  lastNote: { text: string; day: string } | null;
  onChange: (text: string) => void;
}

/** New each visit: words by keyboard, by dictation, or by a phrase in one tap. */
export function NoteSection({ text, phrases, lastNote, onChange }: NoteSectionProps) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const styles = useStyles();
  const fresh = (
    <Text kind="meta" tone="ink2">
      {t('note.fresh')}
    </Text>
  );
  return (
    <View>
      <SectionHead title={t('note.title')} aside={fresh} />
      <View style={styles.body}>
        <Field
          label={t('note.label')}
          placeholder={t('note.placeholder')}
          value={text}
          rows={5}
          maxLength={8000}
          onChange={onChange}
        />
        {phrases.length > 0 ? (
          <AddChips
            label={t('note.phrases')}
            chips={phrases.map((phrase) => ({ key: phrase, label: phrase }))}
            onPress={(phrase) => onChange(withPhrase(text, phrase))}
          />
        ) : null}
      </View>
      {lastNote ? (
        <Section title={t('note.lastTime', { day: format.weekday(lastNote.day) })}>
          <Text tone="ink2">{lastNote.text}</Text>
          <Text kind="small" tone="ink3">
            {t('note.notCopied')}
          </Text>
        </Section>
      ) : null}
    </View>
  );
}

const useStyles = createStyles(() => ({
  body: { paddingHorizontal: gutter, paddingTop: 6, gap: 12 },
}));
