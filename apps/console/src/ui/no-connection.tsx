import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Icon } from './icon';
import styles from './no-connection.module.css';

/** When there is nothing to show because nobody answers. */
export function NoConnection({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.box} role="alert">
      <Icon name="noNetwork" />
      <h2>{t('noConnection.title')}</h2>
      <p>{t('noConnection.text')}</p>
      <Button onClick={onRetry}>{t('noConnection.retry')}</Button>
    </div>
  );
}
