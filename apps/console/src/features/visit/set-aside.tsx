import type { OfficeSetAside, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../i18n/use-moment';
import { Icon } from '../../ui/icon';
import styles from './conflicts.module.css';
import { PartTitle } from './part-title';
import { authorName } from './people';
import { Strokes } from './strokes';
import { useEntryWords } from './use-entry-words';
import { useSetAsideWords } from './use-set-aside-words';

/** Work that arrived and took no effect: who, when, why, and what it says beside what the record says. */
export function SetAside({ visit }: { visit: OfficeVisit }) {
  return visit.setAside.map((command) => <Command key={command.id} visit={visit} command={command} />);
}

function Command({ visit, command }: { visit: OfficeVisit; command: OfficeSetAside }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  const words = useSetAsideWords();
  const author = authorName(visit, command.authorId);
  const title = t(`setAside.title.${command.outcome}`, { name: author });
  const { startedAt, endedAt, text, because, signature, unsignedReason, unread } = command;
  return (
    <section className={styles.conflict} aria-label={title}>
      <PartTitle>
        <Icon name="split" />
        {title}
      </PartTitle>
      <p>{words.why(command.reason)}</p>
      {startedAt !== null && <p>{t('setAside.started', { time: moment(startedAt) })}</p>}
      {endedAt !== null && <p>{t('setAside.completed', { time: moment(endedAt) })}</p>}
      {text !== null && <p className={styles.note}>{text}</p>}
      {because !== null && <p>{t('addendum.reasonGiven', { reason: because })}</p>}
      {signature && <Strokes signature={signature} />}
      {signature && (
        <p>{t(`signed.${signature.signer}`, { name: signature.name, time: moment(signature.at) })}</p>
      )}
      {unsignedReason && (
        <p>{[t(`signed.why.${unsignedReason.reason}`), unsignedReason.detail].filter(Boolean).join('. ')}</p>
      )}
      {unread !== null && <p className={styles.unread}>{unread}</p>}
      {command.entries.map((entry) => (
        <Sides key={entry.item} entry={entry} />
      ))}
      <p>
        {t(`setAside.text.${command.outcome}`, {
          done: moment(command.at),
          received: moment(command.receivedAt),
        })}
      </p>
    </section>
  );
}

function Sides({ entry }: { entry: OfficeSetAside['entries'][number] }) {
  const { t } = useTranslation('visit');
  const name = useEntryWords().name(entry);
  return (
    <div className={styles.sides} role="group" aria-label={name}>
      <Side label={t('setAside.inRecord', { name })} item={entry.item} value={entry.inRecord} />
      <Side label={t('setAside.arrived', { name })} item={entry.item} value={entry.value} />
    </div>
  );
}

interface SideProps {
  label: string;
  item: string;
  value: OfficeSetAside['entries'][number]['inRecord'];
}

function Side({ label, item, value }: SideProps) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const reason = value && words.reason(value);
  return (
    <div className={styles.side}>
      <p>{label}</p>
      <p className={value === null || value.kind === 'note' ? styles.note : styles.value}>
        {value === null ? t('setAside.nothing') : words.value(item, value)}
      </p>
      {reason && <p>{reason}</p>}
    </div>
  );
}
