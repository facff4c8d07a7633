import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/layout/Section';
import type { RecordModel } from '../model/record-view';
import { SignatureContent } from './SignatureContent';

/** Who signed the record, or why nobody did. */
export function SignaturePart({ model }: { model: RecordModel }) {
  const { t } = useTranslation('record');
  const { signature, unsigned, clientName } = model;
  if (!signature && !unsigned) return null;
  return (
    <Section title={t('signature')}>
      <SignatureContent {...{ signature, unsigned, clientName }} />
    </Section>
  );
}
