import type { OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { TaskValue } from '@berthcare/shared/domain/entry';
import { vitals } from '@berthcare/shared/domain/vitals';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field';
import { currentValue } from './addendum-draft';
import styles from './addendum-form.module.css';
import { useEntryWords, vitalOf } from './use-entry-words';
import type { ValueDraft, ValueProblems } from './value-draft';

interface ValueFieldsProps {
  entry: Pick<OfficeEntry, 'item' | 'kind'>;
  draft: ValueDraft;
  problems: ValueProblems;
  write: (part: Partial<ValueDraft>) => void;
}

interface CorrectionFieldsProps extends ValueFieldsProps {
  entry: OfficeEntry;
  visit: OfficeVisit;
}

const outcomes = ['done', 'declined', 'not_needed'] as const satisfies readonly TaskValue['done'][];

/** The corrected value, beside what the record says. */
export function CorrectionFields(props: CorrectionFieldsProps) {
  const { t } = useTranslation('visit');
  const words = useEntryWords();
  const { entry, visit } = props;
  return (
    <>
      <p className={styles.says}>
        {t('addendum.recordSays', { value: words.value(entry.item, currentValue(entry, visit)) })}
      </p>
      <ValueFields {...props} />
    </>
  );
}

/** A value of a vital or a task, in fields. */
export function ValueFields(props: ValueFieldsProps) {
  return props.entry.kind === 'task' ? <TaskFields {...props} /> : <VitalFields {...props} />;
}

function VitalFields({ entry, draft, problems, write }: ValueFieldsProps) {
  const { t } = useTranslation('visit');
  const code = vitalOf(entry.item);
  const unit = code === null ? '' : vitals[code].unit;
  const paired = code === 'blood_pressure';
  return (
    <div className={paired ? styles.pair : undefined}>
      <Field
        label={paired ? t('addendum.systolic', { unit }) : t('addendum.value', { unit })}
        error={problems.amount && t('addendum.problem.amount')}
      >
        {(control) => (
          <input
            {...control}
            inputMode="decimal"
            value={draft.amount}
            onChange={(event) => write({ amount: event.target.value })}
          />
        )}
      </Field>
      {paired && (
        <Field
          label={t('addendum.diastolic', { unit })}
          error={problems.second && t('addendum.problem.amount')}
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={draft.second}
              onChange={(event) => write({ second: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function TaskFields({ draft, problems, write }: ValueFieldsProps) {
  const { t } = useTranslation('visit');
  return (
    <>
      <Field label={t('addendum.outcome')}>
        {(control) => (
          <select
            {...control}
            value={draft.done}
            onChange={(event) => write({ done: event.target.value as TaskValue['done'] })}
          >
            {outcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`task.${outcome}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.done !== 'done' && (
        <Field label={t('addendum.taskReason')} error={problems.taskReason && t('addendum.problem.reason')}>
          {(control) => (
            <input
              {...control}
              maxLength={500}
              value={draft.taskReason}
              onChange={(event) => write({ taskReason: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
