import type { OfficeSetAside, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useTranslation } from 'react-i18next';
import { useMomentOn } from '../../../i18n/use-moment';
import { authorName } from '../people';
import { DecideAside } from './decide-aside';
import { Said } from './said';
import { useSetAsideWords } from './use-set-aside-words';
import { Waiting } from './waiting';

/**
 * Work that arrived and took no effect: who, when, why, and what it says. Each author's is decided together, but for
 * what nobody can read: that holds up nothing else.
 */
export function SetAside({ visit }: { visit: OfficeVisit }) {
  const open = visit.setAside.filter(({ settlement }) => settlement === null);
  const effect = visit.state === 'completed' ? 'locked' : 'open';
  const authors = [...new Set(open.map(({ authorId }) => authorId))];
  return authors.flatMap((author) => {
    const theirs = open.filter(({ authorId }) => authorId === author);
    return [true, false].map((readable) => {
      const commands = theirs.filter(({ unread }) => (unread === null) === readable);
      if (commands.length === 0) return null;
      return (
        <div key={`${author} ${readable}`}>
          {commands.map((command) => (
            <OpenAside key={command.id} visit={visit} command={command} />
          ))}
          <DecideAside visit={visit} commands={commands} effect={readable ? effect : 'unread'} />
        </div>
      );
    });
  });
}

interface OpenAsideProps {
  visit: Pick<OfficeVisit, 'day' | 'people'>;
  command: OfficeSetAside;
}

/** One command that waits: why it took no effect, and all that it says. */
export function OpenAside({ visit, command }: OpenAsideProps) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  const words = useSetAsideWords();
  const { outcome, authorId, at, receivedAt, reason } = command;
  return (
    <Waiting icon="aside" title={t(`setAside.title.${outcome}`, { name: authorName(visit, authorId) })}>
      <p>{words.why(reason)}</p>
      <Said visit={visit} command={command} />
      <p>{t(`setAside.text.${outcome}`, { done: moment(at), received: moment(receivedAt) })}</p>
    </Waiting>
  );
}

/** What the office decided about; what was written stays legible. */
export function SettledAside({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMomentOn(visit.day);
  return visit.setAside.flatMap((command) => {
    const { id, authorId, at, settlement } = command;
    if (settlement === null) return [];
    const { decision, decidedBy, decidedAt, reason } = settlement;
    return [
      <Waiting
        key={id}
        icon={decision === 'accepted' ? 'tick' : 'cross'}
        settled
        title={t(`setAside.settled.${decision}`, { name: authorName(visit, authorId), time: moment(at) })}
      >
        <Said visit={visit} command={command} />
        <p>
          {t(`setAside.settledBy.${decision}`, {
            name: authorName(visit, decidedBy),
            time: moment(decidedAt),
          })}
        </p>
        <p>{t('addendum.reasonGiven', { reason })}</p>
      </Waiting>,
    ];
  });
}
