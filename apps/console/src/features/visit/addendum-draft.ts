import type { OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import { emptyValue, typedValue, type ValueDraft, type ValueProblems } from './value-draft';

/** An addendum as it is being written. */
export interface AddendumDraft extends ValueDraft {
  /** The item corrected; empty for an addition to the whole visit. */
  item: string;
  text: string;
  reason: string;
}

export const emptyDraft: AddendumDraft = { ...emptyValue, item: '', text: '', reason: '' };

/** What is missing or cannot be, by field. */
export type DraftProblems = ValueProblems & Partial<Record<'text' | 'reason', true>>;

export type AddendumWritten = Pick<
  PayloadOf<'visit.addend'>,
  'item' | 'value' | 'previous' | 'text' | 'reason'
>;

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
  const value = entry ? typedValue(draft, entry, problems) : null;
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
