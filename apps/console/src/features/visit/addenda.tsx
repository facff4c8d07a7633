import type { OfficeAddendum, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import styles from './addenda.module.css';
import { authorName } from './people';
import { Section } from './section';
import { useEntryWords } from './use-entry-words';

/** What was added after the lock: dated, signed, with its reason, beside the original. */
export function Addenda({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  return visit.addenda.map((addendum) => (
    <Section
      key={addendum.id}
      title={t('addendum.title')}
      aside={addendum.receivedAt !== null && t('addendum.received', { time: moment(addendum.receivedAt) })}
    >
      <div className={styles.addendum}>
        <Correction visit={visit} addendum={addendum} />
        {addendum.text && <p className={styles.text}>{addendum.text}</p>}
        <p className={styles.reason}>{t('addendum.reasonGiven', { reason: addendum.reason })}</p>
        <p className={styles.by}>
          {[authorName(visit, addendum.authorId), moment(addendum.at)].filter(Boolean).join(', ')}
        </p>
      </div>
    </Section>
  ));
}

function Correction({ visit, addendum }: { visit: OfficeVisit; addendum: OfficeAddendum }) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const { item, value, previous } = addendum;
  if (item === null || value === null) return null;
  const entry = visit.entries.find((each) => each.item === item);
  const name = words.name(entry ?? { item, title: null });
  return (
    <p>
      {name} <b>{words.value(item, value)}</b>
      {previous && `, ${t('addendum.recorded', { value: words.value(item, previous) })}`}
    </p>
  );
}
