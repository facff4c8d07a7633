import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import type { RecordModel } from '../model/record-view';
import { SignaturePicture } from './SignaturePicture';

/** Who signed, or why nobody did. */
export function SignaturePart({ model }: { model: RecordModel }) {
  const { t } = useTranslation(['record', 'visit']);
  const { signature, unsigned, clientName } = model;
  if (signature) {
    const { name, signer } = signature;
    return (
      <Section title={t('record:signature')}>
        <SignaturePicture signature={signature} />
        <Text kind="meta" tone="ink2">
          {signer === 'client'
            ? t('record:signedName', { name })
            : t('record:signedFor', { name, client: clientName })}
        </Text>
      </Section>
    );
  }
  if (!unsigned) return null;
  const reason = [t(`visit:finish.reasons.${unsigned.reason}`), unsigned.detail].filter(Boolean).join(', ');
  return (
    <Section title={t('record:signature')}>
      <Text>{t('record:unsigned', { reason })}</Text>
    </Section>
  );
}
