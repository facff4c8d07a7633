import type { OfficeSetAside, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../../i18n/use-moment';
import { Photo } from '../photo';
import { Strokes } from '../strokes';
import { useEntryWords } from '../use-entry-words';
import styles from './decisions.module.css';
import { isPlaceAlone } from './place-alone';
import { Side } from './side';

interface SaidProps {
  visit: Pick<OfficeVisit, 'day' | 'people'>;
  command: OfficeSetAside;
}

/** All that a command says; each value beside what the record says in its place. */
export function Said({ visit, command }: SaidProps) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  const { entries, startedAt, endedAt, text, because, signature, unsignedReason, photo, unread } = command;
  if (isPlaceAlone(command)) return <p>{t('setAside.placed')}</p>;
  return (
    <>
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
      {photo && <Photo photo={photo} caption={moment(photo.takenAt)} />}
      {unread !== null && <p className={styles.unread}>{unread}</p>}
      {entries.map((entry) => (
        <Sides key={entry.item} visit={visit} entry={entry} />
      ))}
    </>
  );
}

function Sides({ visit, entry }: { visit: SaidProps['visit']; entry: OfficeSetAside['entries'][number] }) {
  const { t } = useTranslation('visit');
  const name = useEntryWords().name(entry);
  const { item, inRecord, value } = entry;
  return (
    <div className={styles.sides} role="group" aria-label={name}>
      <Side {...{ visit, item }} label={t('setAside.inRecord', { name })} value={inRecord} />
      <Side {...{ visit, item, value }} label={t('setAside.arrived', { name })} />
    </div>
  );
}
