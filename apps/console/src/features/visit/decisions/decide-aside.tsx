import type { OfficeSetAside, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { meant } from '../office-command';
import { authorName } from '../people';
import { SendingProblem } from '../sending-problem';
import { useSending } from '../use-sending';
import styles from './decisions.module.css';
import { focusOnward } from './focus-onward';
import { useRefusalWords } from './use-refusal-words';
import { Why } from './why';

/**
 * What comes of letting it in: it becomes part of the record, or is added below a signed one. What nobody can read and what
 * has no visit is let in by nobody.
 */
export type AsideEffect = 'open' | 'locked' | 'unread' | 'noVisit';

interface DecideAsideProps {
  visit: Pick<OfficeVisit, 'streamId' | 'people'>;
  /** Of one author, in the order they came. */
  commands: readonly OfficeSetAside[];
  effect: AsideEffect;
}

/**
 * Lets one author's work in or turns it down, all of it with one reason: what somebody did at one visit is one thing to
 * decide. It goes in its order, since a later part may stand on an earlier one.
 */
export function DecideAside({ visit, commands, effect }: DecideAsideProps) {
  const { t } = useTranslation('visit');
  const refused = useRefusalWords();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSending(visit.streamId, () => focusOnward(form.current));
  const count = commands.length;
  const name = authorName(visit, commands[0]?.authorId ?? null);

  const decide = (type: 'set_aside.accept' | 'set_aside.decline') => {
    const why = reason.trim();
    setMissing(why === '');
    if (why === '') {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    if (sending.isPending) return;
    sending.mutate(commands.map(({ id: commandId }) => meant(type, { commandId, reason: why })));
  };

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      data-decides
      aria-label={t(effect === 'unread' ? 'setAside.decideUnread' : 'setAside.decide', { name })}
      onSubmit={(event) => event.preventDefault()}
    >
      <Why value={reason} missing={missing} onChange={setReason} />
      <div className={styles.actions}>
        {(effect === 'open' || effect === 'locked') && (
          <Button onClick={() => decide('set_aside.accept')}>{t('setAside.accept', { count })}</Button>
        )}
        <Button onClick={() => decide('set_aside.decline')}>{t('setAside.decline', { count })}</Button>
      </div>
      <p>{t(`setAside.effect.${effect}`, { name })}</p>
      <SendingProblem error={sending.error} refused={refused} />
    </form>
  );
}
