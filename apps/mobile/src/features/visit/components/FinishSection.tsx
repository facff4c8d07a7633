import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import type { VisitDocument } from '../model/document';
import { leftOver } from '../model/next-step';
import type { TaskRow, VitalRow } from '../model/rows';
import { shareOfDocument } from '../model/share';
import type { SignatureDraft } from '../model/signature-draft';
import { summaryOf } from '../words/summary';
import { LeftOverList } from './LeftOverList';
import { SectionHead } from './SectionHead';
import { ShareBar } from './ShareBar';
import { SignatureSection } from './SignatureSection';

export interface FinishSectionProps {
  document: VisitDocument;
  accepted: readonly string[];
  signature: SignatureDraft;
  photoCount: number;
  clientName: string;
  /** Who may sign for the client. */
  representatives: readonly string[];
  onSettle: (row: VitalRow | TaskRow | 'note') => void;
  /** Lets everything that is left stay as it is; or takes that back. */
  onLeave: (leave: boolean) => void;
  onSignature: (draft: SignatureDraft) => void;
  onDrawing: (drawing: boolean) => void;
  /** How often the person was led to the signature. */
  asked: number;
}

/** What is missing is one tap away, what the record will say is readable before it locks. */
export function FinishSection(props: FinishSectionProps) {
  const { document, accepted, signature, photoCount, clientName, representatives, onSettle, onLeave } = props;
  const { t } = useTranslation(['visit', 'vitals', 'photos']);
  const format = useFormat();
  const left = leftOver(document, accepted);
  const title =
    left.length > 0 ? t('visit:finish.left', { count: left.length }) : t('visit:finish.nothingLeft');
  return (
    <View>
      <SectionHead title={title} />
      <LeftOverList
        document={document}
        left={left}
        accepted={accepted}
        onSettle={onSettle}
        onLeave={onLeave}
      />
      <Section title={t('visit:finish.recordSays')}>
        <Text kind="meta">{summaryOf(t, format, document)}</Text>
        {document.note && document.note.text.trim() !== '' ? (
          <Text kind="meta" style={{ marginTop: 6 }}>
            {document.note.text.trim()}
          </Text>
        ) : null}
        {photoCount > 0 ? (
          <Text kind="meta" style={{ marginTop: 6 }}>
            {t('photos:count', { count: photoCount })}
          </Text>
        ) : null}
        <ShareBar share={shareOfDocument(document)} />
      </Section>
      {document.signs ? (
        <SignatureSection
          draft={signature}
          clientName={clientName}
          representatives={representatives}
          onChange={props.onSignature}
          onDrawing={props.onDrawing}
          asked={props.asked}
        />
      ) : null}
    </View>
  );
}
