import type { OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { EntryValue, TaskValue } from '@berthcare/shared/domain/entry';
import { vitals } from '@berthcare/shared/domain/vitals';
import { vitalOf } from './use-entry-words';

/** An addendum as it is being written; numbers are as typed. */
export interface AddendumDraft {
  /** The item corrected; empty for an addition to the whole visit. */
  item: string;
  amount: string;
  second: string;
  done: TaskValue['done'];
  taskReason: string;
  text: string;
  reason: string;
}

export const emptyDraft: AddendumDraft = {
  ...{ item: '', amount: '', second: '', done: 'done', taskReason: '', text: '', reason: '' },
};

/** What is missing or cannot be, by field. */
export type DraftProblems = Partial<Record<'amount' | 'second' | 'taskReason' | 'text' | 'reason', true>>;

export type AddendumWritten = Pick<
  PayloadOf<'visit.addend'>,
  'item' | 'value' | 'previous' | 'text' | 'reason'
>;

/** A number with a point or a comma, or null. */
export function typedNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,4}(\.\d)?$/.test(text) ? Number(text) : null;
}

/** Checks a draft: what it says, or what is wrong with it. */
export function finish(
  draft: AddendumDraft,
  visit: OfficeVisit,
): AddendumWritten | { problems: DraftProblems } {
  const entry = visit.entries.find(({ item }) => item === draft.item);
  const text = draft.text.trim() || null;
  const reason = draft.reason.trim();
  const problems: DraftProblems = {};
  if (reason === '') problems.reason = true;
  if (!entry && text === null) problems.text = true;
  const value = entry ? correctedValue(draft, entry, problems) : null;
  if (Object.keys(problems).length > 0) return { problems };
  return {
    item: entry?.item ?? null,
    value,
    previous: entry ? currentValue(entry, visit) : null,
    text,
    reason,
  };
}

/** What the record says of an entry today: its last correction, otherwise the original. */
export const currentValue = (entry: OfficeEntry, { addenda }: OfficeVisit): EntryValue =>
  addenda.findLast(({ item, value }) => item === entry.item && value !== null)?.value ?? entry.value;

function correctedValue(
  draft: AddendumDraft,
  entry: OfficeEntry,
  problems: DraftProblems,
): EntryValue | null {
  if (entry.kind === 'task') {
    const taskReason = draft.taskReason.trim();
    if (draft.done === 'done') return { kind: 'task', done: 'done' };
    if (taskReason === '') problems.taskReason = true;
    return { kind: 'task', done: draft.done, reason: taskReason };
  }
  const code = vitalOf(entry.item);
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
