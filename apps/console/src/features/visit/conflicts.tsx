import type { OfficeConflict, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import { Icon } from '../../ui/icon';
import styles from './conflicts.module.css';
import { PartTitle } from './part-title';
import { authorName } from './people';
import { useEntryWords } from './use-entry-words';

/** Entries that two people wrote differently: both values, the same size, neither preferred. */
export function Conflicts({ visit }: { visit: OfficeVisit }) {
  const open = visit.conflicts.filter(({ decision }) => decision === null);
  return open.map((conflict) => <Conflict key={conflict.id} visit={visit} conflict={conflict} />);
}

function Conflict({ visit, conflict }: { visit: OfficeVisit; conflict: OfficeConflict }) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const entry = visit.entries.find(({ id }) => id === conflict.entryId);
  const name = words.name(entry ?? { item: conflict.item, title: null });
  return (
    <section className={styles.conflict} aria-label={t('conflict.title', { name })}>
      <PartTitle>
        <Icon name="split" />
        {t('conflict.title', { name })}
      </PartTitle>
      <div className={styles.sides}>
        <Side visit={visit} item={conflict.item} label={t('conflict.kept')} side={conflict.kept} />
        <Side visit={visit} item={conflict.item} label={t('conflict.offered')} side={conflict.offered} />
      </div>
      <p>{t('conflict.text')}</p>
    </section>
  );
}

interface SideProps {
  visit: OfficeVisit;
  item: string;
  label: string;
  side: OfficeConflict['kept'];
}

function Side({ visit, item, label, side }: SideProps) {
  const words = useEntryWords();
  const moment = useMomentOn(visit.day);
  const reason = words.reason(side.value);
  const by = [authorName(visit, side.authorId), side.at === null ? '' : moment(side.at)].filter(Boolean);
  return (
    <div className={styles.side}>
      <p>{label}</p>
      <p className={side.value.kind === 'note' ? styles.note : styles.value}>
        {words.value(item, side.value)}
      </p>
      {reason && <p>{reason}</p>}
      <p>{by.join(', ')}</p>
    </div>
  );
}
