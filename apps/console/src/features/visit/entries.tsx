import type { OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import styles from './entries.module.css';
import { How } from './how';
import { Share } from './share';
import { useEntryWords } from './use-entry-words';

/** What was measured and done, against the last visit, and how each entry came to be. */
export function Entries({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const entries = visit.entries.filter(({ kind }) => kind !== 'note');
  const { previousDay } = visit;
  if (entries.length === 0) {
    const asked = visit.state === 'planned' || (visit.state === 'in_progress' && visit.unwritten.length > 0);
    return asked ? null : <p className={styles.none}>{t('entries.none')}</p>;
  }
  return (
    <div className={styles.entries}>
      <table className={styles.table}>
        <caption>
          {previousDay === null
            ? t('entries.title')
            : t('entries.titleAgainst', { day: format.day(previousDay) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('entries.what')}</th>
            <th scope="col" className={styles.number}>
              {t('entries.now')}
            </th>
            <th scope="col" className={styles.number}>
              {previousDay === null ? '' : format.day(previousDay)}
            </th>
            <th scope="col">{t('entries.how')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} visit={visit} />
          ))}
        </tbody>
      </table>
      <NotMeasured visit={visit} />
      <Share visit={visit} />
    </div>
  );
}

function EntryRow({ entry, visit }: { entry: OfficeEntry; visit: OfficeVisit }) {
  const words = useEntryWords();
  const reason = words.reason(entry.value);
  return (
    <tr className={classes(entry.provenance === 'changed' && styles.changed)}>
      <th scope="row">
        {words.name(entry)}
        {reason && <span className={styles.reason}>{reason}</span>}
      </th>
      <td className={classes(styles.number, styles[entry.provenance])}>
        <Value entry={entry} visit={visit} />
      </td>
      <td className={classes(styles.number, styles.last)}>
        <Last entry={entry} previousDay={visit.previousDay} />
      </td>
      <td>
        <How entry={entry} visit={visit} />
      </td>
    </tr>
  );
}

/** Today's value; a correction stands beside the original, which stays legible. */
function Value({ entry, visit }: { entry: OfficeEntry; visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const corrected = visit.addenda.findLast(({ item, value }) => item === entry.item && value !== null)?.value;
  return (
    <>
      {entry.notice && (
        <>
          <Icon name="warn" className={styles.notice} />
          <span className="visuallyHidden">{t('entries.notice')} </span>
        </>
      )}
      {corrected ? (
        <>
          <span className={styles.original}>
            <span className="visuallyHidden">{t('entries.recorded')} </span>
            {words.value(entry.item, entry.value, 'without')}
          </span>
          <span aria-hidden="true"> → </span>
          <span className="visuallyHidden">, {t('entries.corrected')} </span>
          <Quantity item={entry.item} value={corrected} />
        </>
      ) : (
        <Quantity item={entry.item} value={entry.value} />
      )}
    </>
  );
}

/** The figure, its unit small beside it. */
function Quantity({ item, value }: { item: string; value: EntryValue }) {
  const words = useEntryWords();
  const figure = words.value(item, value, 'without');
  const whole = words.value(item, value);
  return (
    <>
      {figure}
      <span className={styles.unit}>{whole.slice(figure.length)}</span>
    </>
  );
}

function Last({ entry, previousDay }: { entry: OfficeEntry; previousDay: string | null }) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const format = useFormat();
  if (!entry.last) return <span className="visuallyHidden">{t('entries.noLast')}</span>;
  return (
    <>
      {words.value(entry.item, entry.last.value, 'without')}
      {entry.last.day !== previousDay && <span className={styles.reason}>{format.day(entry.last.day)}</span>}
    </>
  );
}

function NotMeasured({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const format = useFormat();
  // The plan may have changed since: of a visit that is over, only the template's vitals are sure to have been asked.
  const missing = visit.unwritten.filter(({ kind }) => kind === 'vital');
  if (missing.length === 0 || visit.state !== 'completed') return null;
  const names = missing.map((each) => words.name(each).toLowerCase());
  return <p className={styles.none}>{t('entries.notMeasured', { names: format.list(names) })}</p>;
}
