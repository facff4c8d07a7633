import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import { Icon } from '../../ui/icon';
import styles from './receipt.module.css';

/** The way of the completed visit to the office, each step with its time; nothing is said that did not happen. */
export function Receipt({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  if (visit.state === 'in_progress') {
    const last = Math.max(visit.startedAt ?? 0, ...visit.entries.map(({ recordedAt }) => recordedAt));
    return <p className={styles.running}>{t('receipt.running', { time: moment(last) })}</p>;
  }
  if (!visit.receipt) return null;
  const { onPhoneAt, sentAt, receivedAt } = visit.receipt;
  const steps = [
    { key: 'onPhone', at: onPhoneAt },
    { key: 'sent', at: sentAt },
    { key: 'received', at: receivedAt },
  ] as const;
  const known = steps.filter(({ at }) => at !== null);
  return (
    <ol className={styles.receipt} aria-label={t('receipt.label')}>
      {known.map(({ key, at }) => (
        <li key={key}>
          <Icon name="confirmed" />
          <b>{t(`receipt.${key}`)}</b>
          <span>{moment(at ?? 0)}</span>
        </li>
      ))}
    </ol>
  );
}
