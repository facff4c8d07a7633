import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { Icon } from '../../ui/icon';
import styles from './live-note.module.css';

/** Whether the page keeps itself up to date; if not, until when it is known. `since` in epoch milliseconds. */
export function LiveNote({ current, since }: { current: boolean; since: number }) {
  const { t } = useTranslation('day');
  const format = useFormat();
  return (
    <p role="status" className={current ? styles.live : styles.lost}>
      <Icon name={current ? 'live' : 'noNetwork'} />
      {current ? t('live.on') : t('live.lost', { time: format.time(since) })}
    </p>
  );
}
