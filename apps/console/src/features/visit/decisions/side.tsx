import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../../i18n/use-moment';
import { authorName } from '../people';
import { useEntryWords } from '../use-entry-words';
import styles from './decisions.module.css';

interface SideProps {
  visit: Pick<OfficeVisit, 'day' | 'people'>;
  item: string;
  label: string;
  /** Null: nothing stands there. */
  value: EntryValue | null;
  authorId?: string | null;
  at?: number | null;
}

/** One of two values, the same size as the other: neither is preferred. */
export function Side({ visit, item, label, value, authorId = null, at = null }: SideProps) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const moment = useMomentOn(visit.day);
  const reason = value && words.reason(value);
  const by = [authorName(visit, authorId), at === null ? '' : moment(at)].filter(Boolean);
  return (
    <div className={styles.side}>
      <p>{label}</p>
      <p className={value === null || value.kind === 'note' ? styles.note : styles.value}>
        {value === null ? t('setAside.nothing') : words.value(item, value)}
      </p>
      {reason && <p>{reason}</p>}
      {by.length > 0 && <p>{by.join(', ')}</p>}
    </div>
  );
}
