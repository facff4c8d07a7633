import type { WaitingAlone } from '@berthcare/shared/contracts/office-waiting';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { DecideAside } from '../visit/decisions/decide-aside';
import { OpenAside } from '../visit/decisions/set-aside';
import styles from './waiting-page.module.css';

/** Work that belongs to no visit that is there: it is read, and decided about, here. */
export function WorkAlone({ item }: { item: WaitingAlone }) {
  const { t } = useTranslation('waiting');
  const format = useFormat();
  const { clientName, teamName, command, people, streamId } = item;
  return (
    <article className={styles.alone}>
      <header className={styles.what}>
        <h2 className={styles.client}>{clientName ?? t('noClient')}</h2>
        <p className={styles.meta}>{[t('noVisit'), teamName].filter(Boolean).join('. ')}</p>
      </header>
      <div className={styles.said}>
        <OpenAside visit={{ day: format.dayOf(command.at), people }} command={command} />
        <DecideAside
          visit={{ streamId, people }}
          commands={[command]}
          effect={command.unread === null ? 'noVisit' : 'unread'}
        />
      </div>
    </article>
  );
}
