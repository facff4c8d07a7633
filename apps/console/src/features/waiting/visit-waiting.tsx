import type { Language } from '@berthcare/locales/language';
import { waitingKinds, type WaitingAtVisit } from '@berthcare/shared/contracts/office-waiting';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { useMoment } from '../../i18n/use-moment';
import { Icon } from '../../ui/icon';
import styles from './waiting-page.module.css';

/** A visit at which something waits; leads to where it is decided. */
export function VisitWaiting({ item }: { item: WaitingAtVisit }) {
  const { t, i18n } = useTranslation('waiting');
  const format = useFormat();
  const moment = useMoment();
  const { visit, clientName, teamName, counts, people, since } = item;
  return (
    <Link
      to="/days/$day/visits/$visitId"
      params={{ day: visit.day, visitId: visit.id }}
      search={{ team: undefined }}
      className={styles.row}
    >
      <span className={styles.what}>
        <span className={styles.client}>{clientName}</span>
        <span className={styles.meta}>
          {`${visit.template[i18n.language as Language]}, ${moment(visit.plannedStart)}. ${teamName}`}
        </span>
      </span>
      <span className={styles.waits}>
        {waitingKinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) => (
            <span key={kind} className={styles.mark}>
              <Icon name={kind === 'conflict' ? 'split' : 'aside'} />
              {t(`kind.${kind}`, { count: counts[kind] })}
            </span>
          ))}
        <span className={styles.meta}>
          {t('from', { names: format.list(people.map(({ name }) => name)), time: moment(since) })}
        </span>
      </span>
      <Icon name="right" />
    </Link>
  );
}
