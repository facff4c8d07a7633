import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Icon } from './icon';
import styles from './no-connection.module.css';

interface NoConnectionProps {
  onRetry: () => void;
  /** 2 where it stands beside a page that has its title. */
  level?: 1 | 2;
}

/** When there is nothing to show because nobody answers. */
export function NoConnection({ onRetry, level = 1 }: NoConnectionProps) {
  const { t } = useTranslation();
  const Title = `h${level}` as const;
  return (
    <div className={styles.box} role="alert">
      <Icon name="noNetwork" />
      <Title>{t('noConnection.title')}</Title>
      <p>{t('noConnection.text')}</p>
      <Button onClick={onRetry}>{t('noConnection.retry')}</Button>
    </div>
  );
}
