import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { ChoiceChips } from '../../../ui/controls/Chips';
import { Field } from '../../../ui/controls/Field';
import { SignaturePad } from '../../../ui/entry/SignaturePad';
import { Section } from '../../../ui/layout/Section';
import { createStyles } from '../../../ui/theme/styles';
import { unsignedReasons, type SignatureDraft } from '../model/signature-draft';

interface SignatureSectionProps {
  draft: SignatureDraft;
  clientName: string;
  representatives: readonly string[];
  onChange: (draft: SignatureDraft) => void;
  onDrawing: (drawing: boolean) => void;
  /** How often the person was led here: each time it comes into sight and takes the focus. */
  asked: number;
}

/** The client signs, or a representative; or the record says why not. No finger is needed for the last. */
export function SignatureSection(props: SignatureSectionProps) {
  return props.draft.cannot ? <CannotSign {...props} /> : <Sign {...props} />;
}

function Sign({ draft, clientName, representatives, onChange, onDrawing, asked }: SignatureSectionProps) {
  const { t } = useTranslation('visit');
  const styles = useStyles();
  const other = draft.signer === 'representative';
  const title = other
    ? t('finish.representative', { name: draft.name.trim() || t('finish.signer'), client: clientName })
    : t('finish.signatureOf', { name: clientName });
  return (
    <Section title={title} asked={asked}>
      {other ? (
        <View style={styles.who}>
          <ChoiceChips
            label={t('finish.signer')}
            chosen={draft.name}
            chips={representatives.map((name) => ({ key: name, label: name }))}
            onPress={(name) => onChange({ ...draft, name })}
          />
          <Field
            label={t('finish.signer')}
            placeholder={t('finish.signer')}
            value={draft.name}
            maxLength={200}
            onChange={(name) => onChange({ ...draft, name })}
          />
        </View>
      ) : null}
      <SignaturePad
        label={t('finish.pad', { name: other ? draft.name : clientName })}
        strokes={draft.strokes}
        onChange={(strokes, width) => onChange({ ...draft, strokes, width })}
        onDrawing={onDrawing}
      />
      <View style={styles.under}>
        <Button
          look="plain"
          tone="ink2"
          label={t('finish.cannot')}
          onPress={() => onChange({ ...draft, cannot: true })}
        />
        {draft.strokes.length > 0 ? (
          <Button
            look="plain"
            tone="ink2"
            label={t('finish.clear')}
            onPress={() => onChange({ ...draft, strokes: [] })}
          />
        ) : (
          <Button
            look="plain"
            tone="ink2"
            label={other ? t('finish.own', { name: clientName }) : t('finish.other')}
            onPress={() => onChange({ ...draft, signer: other ? 'client' : 'representative' })}
          />
        )}
      </View>
    </Section>
  );
}

function CannotSign({ draft, onChange, asked }: SignatureSectionProps) {
  const { t } = useTranslation('visit');
  const styles = useStyles();
  return (
    <Section title={t('finish.cannotTitle')} asked={asked}>
      <View style={styles.who}>
        <ChoiceChips
          label={t('finish.cannotTitle')}
          chosen={draft.reason}
          chips={unsignedReasons.map((key) => ({ key, label: t(`finish.reasons.${key}`) }))}
          onPress={(key) => onChange({ ...draft, reason: key as SignatureDraft['reason'] })}
        />
        {draft.reason === null ? null : (
          <Field
            label={t('finish.detail')}
            placeholder={t('finish.detail')}
            value={draft.detail}
            maxLength={500}
            onChange={(detail) => onChange({ ...draft, detail })}
          />
        )}
      </View>
      <View style={styles.under}>
        <Button
          look="plain"
          tone="ink2"
          label={t('finish.back')}
          onPress={() => onChange({ ...draft, cannot: false })}
        />
      </View>
    </Section>
  );
}

const useStyles = createStyles(() => ({
  who: { gap: 10, paddingTop: 4, paddingBottom: 10 },
  under: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', marginHorizontal: -8 },
}));
