import { Link, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon';
import { AccountMenu } from './account-menu';
import { WaitingPlace } from './waiting-place';
import styles from './rail.module.css';

export function Rail() {
  const { t } = useTranslation();
  const onDays = useMatchRoute()({ to: '/days/$day', fuzzy: true }) !== false;
  return (
    <header className={styles.rail}>
      <a className={styles.skip} href="#page">
        {t('skip')}
      </a>
      <p className={styles.brand}>BerthCare</p>
      <nav aria-label={t('rail.label')} className={styles.places}>
        <Link
          to="/days/$day"
          params={{ day: 'today' }}
          className={styles.place}
          aria-current={onDays ? 'page' : undefined}
        >
          <Icon name="board" />
          {t('rail.day')}
        </Link>
        <WaitingPlace />
        <Link to="/staff" className={styles.place}>
          <Icon name="device" />
          {t('rail.staff')}
        </Link>
      </nav>
      <AccountMenu />
    </header>
  );
}
