import type { OfficeEntry } from '@berthcare/shared/contracts/office-visit';
import type { EntryValue, TaskValue } from '@berthcare/shared/domain/entry';
import { vitals } from '@berthcare/shared/domain/vitals';
import { vitalOf } from './use-entry-words';

/** The value of a vital or a task as it is being written; numbers are as typed. */
export interface ValueDraft {
  amount: string;
  second: string;
  done: TaskValue['done'];
  taskReason: string;
}

export const emptyValue: ValueDraft = { amount: '', second: '', done: 'done', taskReason: '' };

/** What is missing or cannot be, by field. */
export type ValueProblems = Partial<Record<'amount' | 'second' | 'taskReason', true>>;

/** A number with a point or a comma, or null. */
export function typedNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,4}(\.\d)?$/.test(text) ? Number(text) : null;
}

/** The value that was typed for an item; null where it cannot be, and `problems` says what is wrong. */
export function typedValue(
  draft: ValueDraft,
  { item, kind }: Pick<OfficeEntry, 'item' | 'kind'>,
  problems: ValueProblems,
): EntryValue | null {
  if (kind === 'task') {
    const taskReason = draft.taskReason.trim();
    if (draft.done === 'done') return { kind: 'task', done: 'done' };
    if (taskReason === '') problems.taskReason = true;
    return { kind: 'task', done: draft.done, reason: taskReason };
  }
  const code = vitalOf(item);
  const possible = (typed: string): number | null => {
    const number = typedNumber(typed);
    if (number === null || code === null) return number;
    return number >= vitals[code].min && number <= vitals[code].max ? number : null;
  };
  const amount = possible(draft.amount);
  if (amount === null) problems.amount = true;
  if (code !== 'blood_pressure') return amount === null ? null : { kind: 'vital', amount };
  // The diastolic value may lie below what a systolic one can.
  const second = typedNumber(draft.second);
  if (second === null || second < 20 || (amount !== null && second >= amount)) problems.second = true;
  return amount === null || second === null ? null : { kind: 'vital', amount, second };
}
