import type { OfficeConflict, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../../i18n/use-moment';
import { authorName } from '../people';
import { useEntryWords } from '../use-entry-words';
import { DecideConflict } from './decide-conflict';
import styles from './decisions.module.css';
import { recordOf } from './record-of';
import { Side } from './side';
import { Waiting } from './waiting';

/** Entries that two people wrote differently and nobody has decided about. */
export function Conflicts({ visit }: { visit: OfficeVisit }) {
  const open = visit.conflicts.filter(({ decision }) => decision === null);
  return open.map((conflict) => <Open key={conflict.id} visit={visit} conflict={conflict} />);
}

interface ConflictProps {
  visit: OfficeVisit;
  conflict: OfficeConflict;
}

function Open({ visit, conflict }: ConflictProps) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const { item, offered } = conflict;
  const { entry, value, moved } = recordOf(visit, conflict);
  return (
    <Waiting icon="split" title={t('conflict.title', { name: words.name(entry ?? { item, title: null }) })}>
      <div className={styles.sides}>
        <Side
          {...{ visit, item, value }}
          label={t('conflict.kept')}
          authorId={entry?.recordedBy ?? null}
          at={entry?.recordedAt ?? null}
        />
        <Side {...{ visit, item, ...offered }} label={t('conflict.offered')} />
      </div>
      {moved && <p>{t('conflict.saidThen', { value: words.value(item, conflict.kept.value) })}</p>}
      <DecideConflict visit={visit} conflict={conflict} />
    </Waiting>
  );
}

/** What somebody decided, with the value that was not chosen: it stays legible. */
export function DecidedConflicts({ visit }: { visit: OfficeVisit }) {
  const decided = visit.conflicts.filter(({ decision }) => decision !== null);
  return decided.map((conflict) => <Decided key={conflict.id} visit={visit} conflict={conflict} />);
}

function Decided({ visit, conflict }: ConflictProps) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const moment = useMomentOn(visit.day);
  const { item, kept, offered, decision } = conflict;
  if (decision === null) return null;
  const { entry } = recordOf(visit, conflict);
  const said = decision.replaced ?? kept.value;
  return (
    <Waiting
      icon="tick"
      settled
      title={t('conflict.decidedTitle', { name: words.name(entry ?? { item, title: null }) })}
    >
      <div className={styles.sides}>
        <Side {...{ visit, item, ...kept }} value={said} label={t('conflict.said')} />
        <Side {...{ visit, item, ...offered }} label={t('conflict.offered')} />
      </div>
      <p>
        {t(`conflict.decided.${decision.choice}`, {
          name: authorName(visit, decision.decidedBy),
          time: moment(decision.decidedAt),
          value: decision.value ? words.value(item, decision.value) : '',
        })}
      </p>
      <p>{t('addendum.reasonGiven', { reason: decision.reason })}</p>
    </Waiting>
  );
}
