import { longestNote } from '@berthcare/shared/domain/entry';
import { gutter } from '@berthcare/design-tokens/space';
import { useState, type ReactNode } from 'react';
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
  /** How often the person was led here to write: each time the field takes the focus. */
  asked: number;
  onChange: (text: string) => void;
  /** The photos, which are as new. */
  photos: ReactNode;
}

/** New each visit: words by keyboard, by dictation, or by a phrase in one tap. */
export function NoteSection({ text, phrases, lastNote, asked, onChange, photos }: NoteSectionProps) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const styles = useStyles();
  const [typed, type] = useTyped(text, onChange);
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
          value={typed}
          rows={5}
          maxLength={longestNote}
          asked={asked}
          onChange={type}
        />
        {phrases.length > 0 ? (
          <AddChips
            label={t('note.phrases')}
            chips={phrases.map((phrase) => ({ key: phrase, label: phrase }))}
            onPress={(phrase) => type(withPhrase(typed, phrase))}
          />
        ) : null}
      </View>
      {photos}
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

/** The words as they are typed: they are on the screen at once, and known outside when they are durable. */
function useTyped(given: string, onChange: (text: string) => void): [string, (text: string) => void] {
  const [own, setOwn] = useState({ given, text: given });
  if (own.given !== given) setOwn({ given, text: given });
  const type = (text: string) => {
    onChange(text);
    setOwn({ given, text });
  };
  return [own.given === given ? own.text : given, type];
}

const useStyles = createStyles(() => ({
  body: { paddingHorizontal: gutter, paddingTop: 6, gap: 12 },
}));
