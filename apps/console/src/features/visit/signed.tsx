import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { Signature } from '@berthcare/shared/domain/visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import { Icon } from '../../ui/icon';
import styles from './signed.module.css';

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
            t(`signed.${signature.signer}`, { name: signature.name, time: moment(signature.at) }) +
              `. ${locked}`}
          {unsignedReason &&
            [t(`signed.why.${unsignedReason.reason}`), unsignedReason.detail, locked]
              .filter(Boolean)
              .join('. ')}
          {!signature && !unsignedReason && locked}
        </span>
      </p>
    </section>
  );
}

/** The pad is 100 high; strokes may leave it a little. */
function Strokes({ signature }: { signature: Signature }) {
  const { t } = useTranslation('visit');
  return (
    <svg
      className={styles.strokes}
      viewBox={`-4 -4 ${signature.width + 8} 108`}
      role="img"
      aria-label={t('signed.picture', { name: signature.name })}
    >
      {signature.strokes.map((stroke, index) => (
        <polyline key={index} points={points(stroke)} />
      ))}
    </svg>
  );
}

/** x,y,x,y to the attribute's form; a tap is drawn as a dot. */
function points(stroke: readonly number[]): string {
  const pairs: string[] = [];
  for (let index = 0; index + 1 < stroke.length; index += 2)
    pairs.push(`${stroke[index]},${stroke[index + 1]}`);
  return pairs.length === 1 ? `${pairs[0]} ${pairs[0]}` : pairs.join(' ');
}
