import type { OfficeConflict, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import { vitals } from '@berthcare/shared/domain/vitals';
import type { ConflictChoice } from '@berthcare/shared/record/conflict';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { ValueFields } from '../correction-fields';
import { meant } from '../office-command';
import { SendingProblem } from '../sending-problem';
import { useEntryWords, vitalOf } from '../use-entry-words';
import { useSending } from '../use-sending';
import { decided, emptyDecision, type ConflictDraft, type ConflictProblems } from './conflict-draft';
import styles from './decisions.module.css';
import { focusOnward } from './focus-onward';
import { recordOf } from './record-of';
import { useRefusalWords } from './use-refusal-words';
import { Why } from './why';

interface DecideConflictProps {
  visit: OfficeVisit;
  conflict: OfficeConflict;
}

/** Says why, and which value counts: one of the two, or a third. Nothing is chosen beforehand. */
export function DecideConflict({ visit, conflict }: DecideConflictProps) {
  const { t } = useTranslation('visit');
  const refused = useRefusalWords();
  const [draft, setDraft] = useState(emptyDecision);
  const [problems, setProblems] = useState<ConflictProblems>({});
  const [neither, setNeither] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSending(visit.streamId, () => focusOnward(form.current));
  const vital = vitalOf(conflict.item);
  const unit = vital === null ? null : vitals[vital].unit;
  const write = (part: Partial<ConflictDraft>) => setDraft((current) => ({ ...current, ...part }));

  const decide = (choice: ConflictChoice) => {
    const payload = decided(draft, choice, visit, conflict);
    if ('problems' in payload) {
      setProblems(payload.problems);
      // The fields are marked with the next drawing.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    setProblems({});
    if (!sending.isPending) sending.mutate([meant('conflict.decide', payload)]);
  };

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      data-decides
      onSubmit={(event) => event.preventDefault()}
    >
      <Why value={draft.reason} missing={problems.reason === true} onChange={(reason) => write({ reason })} />
      <div className={styles.actions}>
        <Choice choice="kept" {...{ visit, conflict }} onClick={() => decide('kept')} />
        <Choice choice="offered" {...{ visit, conflict }} onClick={() => decide('offered')} />
        {!neither && (
          <Button look="quiet" onClick={() => setNeither(true)}>
            {unit === null ? t('conflict.neither') : t('conflict.neitherIn', { unit })}
          </Button>
        )}
      </div>
      {neither && <OwnValue {...{ conflict, draft, problems, write }} onUse={() => decide('other')} />}
      <p>{t(visit.state === 'in_progress' ? 'conflict.openText' : 'conflict.lockedText')}</p>
      <SendingProblem error={sending.error} refused={refused} />
    </form>
  );
}

interface ChoiceProps extends DecideConflictProps {
  choice: 'kept' | 'offered';
  onClick: () => void;
}

/** The button repeats the value, unless that is a text of its own. */
function Choice({ visit, conflict, choice, onClick }: ChoiceProps) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const value: EntryValue | null =
    choice === 'kept' ? recordOf(visit, conflict).value : conflict.offered.value;
  return (
    <Button onClick={onClick}>
      {value === null || value.kind === 'note'
        ? t(`conflict.chooseText.${choice}`)
        : t(`conflict.choose.${choice}`, { value: words.value(conflict.item, value) })}
    </Button>
  );
}

interface OwnValueProps {
  conflict: OfficeConflict;
  draft: ConflictDraft;
  problems: ConflictProblems;
  write: (part: Partial<ConflictDraft>) => void;
  onUse: () => void;
}

/** A third value. */
function OwnValue({ conflict, draft, problems, write, onUse }: OwnValueProps) {
  const { t } = useTranslation('visit');
  const kind = kindOf(conflict.offered.value);
  return (
    <>
      {kind === 'note' ? (
        <Field label={t('conflict.ownText')} error={problems.text && t('addendum.problem.text')}>
          {(control) => (
            <textarea
              {...control}
              maxLength={8000}
              value={draft.text}
              onChange={(event) => write({ text: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <ValueFields entry={{ item: conflict.item, kind }} {...{ draft, problems, write }} />
      )}
      <div className={styles.actions}>
        <Button onClick={onUse}>{t('conflict.useOwn')}</Button>
      </div>
    </>
  );
}
