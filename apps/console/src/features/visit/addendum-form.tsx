import type { OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { emptyDraft, finish, type AddendumDraft, type DraftProblems } from './addendum-draft';
import styles from './addendum-form.module.css';
import { CorrectionFields } from './correction-fields';
import { PartTitle } from './part-title';
import { addition } from './addition';
import { SendingProblem } from './sending-problem';
import { useEntryWords } from './use-entry-words';
import { useSending } from './use-sending';

interface AddendumFormProps {
  visit: OfficeVisit;
  onDone: () => void;
}

/** Adds to a locked record; what stands in it is never changed. */
export function AddendumForm({ visit, onDone }: AddendumFormProps) {
  const { t } = useTranslation('visit');
  const { person } = useSession();
  const [draft, setDraft] = useState<AddendumDraft>(emptyDraft);
  const [problems, setProblems] = useState<DraftProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const sending = useSending(visit.streamId, onDone);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector('select')?.focus();
  }, []);

  const write = (part: Partial<AddendumDraft>) => setDraft((current) => ({ ...current, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = finish(draft, visit);
    if ('problems' in written) {
      setProblems(written.problems);
      // The fields are marked with the next drawing.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    setProblems({});
    if (!sending.isPending) sending.mutate([addition(visit, written)]);
  };
  const entry = visit.entries.find(({ item }) => item === draft.item);

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={submit}
      noValidate
      aria-label={t('addendum.formTitle')}
    >
      <PartTitle>{t('addendum.formTitle')}</PartTitle>
      <p className={styles.lead}>{t('addendum.lead', { name: person.name })}</p>
      <Subject
        visit={visit}
        item={draft.item}
        onChange={(item) => setDraft({ ...emptyDraft, item, text: draft.text })}
      />
      {entry && <CorrectionFields {...{ entry, visit, draft, problems, write }} />}
      <Field
        label={t(entry ? 'addendum.textOptional' : 'addendum.text')}
        error={problems.text && t('addendum.problem.text')}
      >
        {(control) => (
          <textarea
            {...control}
            maxLength={4000}
            value={draft.text}
            onChange={(event) => write({ text: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('addendum.reason')}
        hint={t('addendum.reasonHint')}
        error={problems.reason && t('addendum.problem.reason')}
      >
        {(control) => (
          <input
            {...control}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => write({ reason: event.target.value })}
          />
        )}
      </Field>
      <SendingProblem error={sending.error} refused={(reason) => t('addendum.refused', { reason })} />
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {sending.isPending ? t('addendum.sending') : t('addendum.send')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('addendum.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface SubjectProps {
  visit: OfficeVisit;
  item: string;
  onChange: (item: string) => void;
}

function Subject({ visit, item, onChange }: SubjectProps) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const correctable = visit.entries.filter(({ kind }: OfficeEntry) => kind !== 'note');
  return (
    <Field label={t('addendum.subject')}>
      {(control) => (
        <select {...control} value={item} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('addendum.whole')}</option>
          {correctable.map((entry) => (
            <option key={entry.id} value={entry.item}>
              {words.name(entry)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
