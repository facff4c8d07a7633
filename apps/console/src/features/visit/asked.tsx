import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import styles from './entries.module.css';
import { useEntryWords } from './use-entry-words';

/** What the visit asks for and nothing is written of yet, beside what was found last. */
export function Asked({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const format = useFormat();
  if (visit.unwritten.length === 0 || !['planned', 'in_progress'].includes(visit.state)) return null;
  return (
    <div className={styles.entries}>
      <table className={styles.table}>
        <caption>{t(visit.state === 'planned' ? 'asked.title' : 'asked.rest')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('entries.what')}</th>
            <th scope="col" className={styles.number}>
              {t('asked.last')}
            </th>
          </tr>
        </thead>
        <tbody>
          {visit.unwritten.map(({ item, title, last }) => (
            <tr key={item}>
              <th scope="row">{words.name({ item, title })}</th>
              <td className={`${styles.number} ${styles.last}`}>
                {last ? (
                  <>
                    {words.value(item, last.value)}
                    {last.day !== visit.previousDay && (
                      <span className={styles.reason}>{format.day(last.day)}</span>
                    )}
                  </>
                ) : (
                  t('entries.noLast')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
