import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import styles from './looks.module.css';
import { useEntryWords } from './use-entry-words';

/** What deserves a look: values out of the client's range, and why a second person should read the visit. */
export function Looks({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const notices = visit.entries.flatMap(({ id, item, notice }) => (notice ? [{ id, item, notice }] : []));
  if (notices.length === 0 && visit.reviewReasons.length === 0) return null;
  return (
    <ul className={styles.looks} aria-label={t('looks')}>
      {notices.map(({ id, item, notice }) => {
        const { title, plan } = words.notice(item, notice);
        return (
          <li key={id}>
            <Icon name="warn" className={styles.danger} />
            <span>
              <b>{title}</b>
              {plan && `. ${t('notice.plan', { wording: plan })}`}
            </span>
          </li>
        );
      })}
      {visit.reviewReasons.map((reason) => (
        <li key={reason}>
          <Icon name="eye" className={styles.attn} />
          <b>{reasonText(reason)}</b>
        </li>
      ))}
    </ul>
  );

  function reasonText(reason: string): string {
    if (reason === 'vitals.identical') return t('review.identical');
    if (reason === 'reuse.high') {
      const { changed = 0, confirmed = 0, reused = 0, new: fresh = 0 } = visit.share ?? {};
      return t('review.reused', { count: reused, all: changed + confirmed + reused + fresh });
    }
    if (reason === 'vitals.unexplained') return t('review.unexplained');
    return t('review.other', { reason });
  }
}
