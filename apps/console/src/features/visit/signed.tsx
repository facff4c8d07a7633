import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { sentences } from '../../i18n/sentences';
import { useMomentOn } from '../../i18n/use-moment';
import { Icon } from '../../ui/icon';
import styles from './signed.module.css';
import { Strokes } from './strokes';

/** Who signed, as it was drawn, or why nobody did; and since when the record is locked. */
export function Signed({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  const { signature, unsignedReason, lockedAt } = visit;
  if (lockedAt === null) return null;
  const locked = t('signed.locked', { time: moment(lockedAt) });
  return (
    <section className={styles.signed} aria-label={t('signed.label')}>
      {signature && <Strokes signature={signature} />}
      <p>
        <Icon name="lock" />
        <span>
          {signature &&
            sentences([
              t(`signed.${signature.signer}`, { name: signature.name, time: moment(signature.at) }),
              locked,
            ])}
          {unsignedReason &&
            sentences([
              t(`signed.why.${unsignedReason.reason}`),
              ...(unsignedReason.detail ? [unsignedReason.detail] : []),
              locked,
            ])}
          {!signature && !unsignedReason && locked}
        </span>
      </p>
    </section>
  );
}
