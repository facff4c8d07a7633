import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../ui/button';
import { useTitle } from '../ui/use-title';
import styles from '../ui/no-connection.module.css';

export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('notFound.title'));
  return (
    <main className={styles.box}>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <Link to="/days/$day" params={{ day: 'today' }} className={buttonClass()}>
        {t('notFound.action')}
      </Link>
    </main>
  );
}
