import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { waitingCountQuery } from '../features/waiting/waiting-queries';
import { Hidden } from '../ui/hidden';
import { Icon } from '../ui/icon';
import styles from './rail.module.css';

/** The way to what waits for a decision, with how much that is. */
export function WaitingPlace() {
  const { t } = useTranslation();
  const { data } = useQuery(waitingCountQuery);
  const count = data === undefined ? 0 : data.conflict + data.review + data.refused + data.held;
  return (
    <Link to="/waiting" className={styles.place}>
      <span className={styles.marked}>
        <Icon name="inbox" />
        {count > 0 && (
          <span className={styles.count} aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </span>
      {t('rail.waiting')}
      {count > 0 && <Hidden> {t('rail.waitingCount', { count })}</Hidden>}
    </Link>
  );
}
