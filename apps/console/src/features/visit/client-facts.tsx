import { ageOn } from '@berthcare/locales/day';
import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/clock';
import { useFormat } from '../../i18n/use-format';
import { Icon } from '../../ui/icon';
import styles from './client-facts.module.css';

/** What can hurt stays above everything; then who the client is. */
export function ClientFacts({ client }: { client: OfficeVisit['client'] }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const age = ageOn(client.birthDay, format.dayOf(serverNow()));
  return (
    <div className={styles.facts}>
      {client.allergies.length > 0 && (
        <p className={styles.allergies}>
          <Icon name="warn" />
          <span>
            <span className="visuallyHidden">{t('allergies')} </span>
            {client.allergies.map(({ substance, reaction }) => (
              <span key={substance} className={styles.allergy}>
                <b>{substance}</b>
                {reaction && ` (${reaction})`}
              </span>
            ))}
          </span>
        </p>
      )}
      {client.flags.map(({ kind, label, detail }) => (
        <p key={`${kind}.${label}`} className={styles.flag}>
          <Icon name="flag" />
          <span>
            <b>{label}</b>
            {detail && `. ${detail}`}
          </span>
        </p>
      ))}
      <p className={styles.client}>
        {[t('age', { count: age }), client.condition, client.address].filter(Boolean).join('. ')}
      </p>
    </div>
  );
}
