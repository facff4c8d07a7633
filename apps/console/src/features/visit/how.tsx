import type { OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import styles from './how.module.css';
import { authorName } from './people';

/** How an entry came to be, in mark, weight and word: each alone suffices. */
export function How({ entry, visit }: { entry: OfficeEntry; visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  const { provenance, together, recordedAt, recordedBy } = entry;
  const time = moment(recordedAt);
  const another = visit.completedBy !== null && recordedBy !== visit.completedBy;
  return (
    <span className={classes(styles.how, provenance === 'changed' && styles.changed)}>
      <Mark provenance={provenance} />
      <span>
        {provenance === 'confirmed' && together
          ? t('how.together', { time })
          : t(`how.${provenance}`, { time })}
        {another && <span className={styles.by}>{authorName(visit, recordedBy)}</span>}
      </span>
    </span>
  );
}

function Mark({ provenance }: { provenance: OfficeEntry['provenance'] }) {
  if (provenance === 'changed') {
    return (
      <span className={styles.square}>
        <Icon name="pen" />
      </span>
    );
  }
  if (provenance === 'confirmed') return <Icon name="confirmed" className={styles.confirmed} />;
  return <Icon name={provenance === 'reused' ? 'reused' : 'plus'} />;
}
