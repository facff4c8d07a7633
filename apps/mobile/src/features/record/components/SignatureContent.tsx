import { useTranslation } from 'react-i18next';
import { Text } from '../../../ui/text/Text';
import type { RecordModel } from '../model/record-view';
import { SignaturePicture } from './SignaturePicture';

/** Who signed, as it was drawn, or why nobody did; nothing where neither is known. */
export function SignatureContent({
  signature,
  unsigned,
  clientName,
}: Pick<RecordModel, 'signature' | 'unsigned' | 'clientName'>) {
  const { t } = useTranslation(['record', 'visit']);
  if (signature) {
    const { name, signer } = signature;
    return (
      <>
        <SignaturePicture signature={signature} />
        <Text kind="meta" tone="ink2">
          {signer === 'client'
            ? t('record:signedName', { name })
            : t('record:signedFor', { name, client: clientName })}
        </Text>
      </>
    );
  }
  if (!unsigned) return null;
  const reason = [t(`visit:finish.reasons.${unsigned.reason}`), unsigned.detail].filter(Boolean).join(', ');
  return <Text>{t('record:unsigned', { reason })}</Text>;
}
