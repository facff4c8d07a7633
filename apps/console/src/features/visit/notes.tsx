import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import styles from './notes.module.css';
import { Section } from './section';

/** What was written, never copied from an earlier visit; then the summary of the visit. */
export function Notes({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  const notes = visit.entries.flatMap((entry) =>
    entry.value.kind === 'note' && entry.value.text.trim() !== ''
      ? [{ ...entry, text: entry.value.text }]
      : [],
  );
  return (
    <>
      {notes.map(({ id, text, recordedAt }) => (
        <Section key={id} title={t('note')} aside={t('noteAside', { time: moment(recordedAt) })}>
          <p className={styles.text}>{text}</p>
        </Section>
      ))}
      {visit.summary && (
        <Section title={t('summary')}>
          <p className={styles.text}>{visit.summary}</p>
        </Section>
      )}
    </>
  );
}
