import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { shareOf } from '@berthcare/shared/domain/provenance';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes';
import styles from './share.module.css';

const order = ['changed', 'new', 'confirmed', 'reused'] as const;

/** How much of the record somebody looked at, one piece an entry; what was only reused is never counted as confirmed. */
export function Share({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const share = visit.share ?? shareOf(visit.entries);
  const counted = order.filter((kind) => share[kind] > 0 || kind === 'reused');
  return (
    <div className={styles.share}>
      <div className={styles.bar} aria-hidden="true">
        {order.flatMap((kind) =>
          Array.from({ length: share[kind] }, (_, index) => (
            <i key={`${kind}${index}`} className={classes(styles.piece, styles[kind])} />
          )),
        )}
      </div>
      <p>{counted.map((kind) => t(`share.${kind}`, { count: share[kind] })).join(', ')}</p>
    </div>
  );
}
