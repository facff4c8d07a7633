import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { OfficeConflict, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import type { ConflictChoice } from '@berthcare/shared/record/conflict';
import { emptyValue, typedValue, type ValueDraft, type ValueProblems } from '../value-draft';
import { recordOf } from './record-of';

/** A decision as it is being written. */
export interface ConflictDraft extends ValueDraft {
  /** The words of a note that is neither of the two. */
  text: string;
  reason: string;
}

export const emptyDecision: ConflictDraft = { ...emptyValue, text: '', reason: '' };

export type ConflictProblems = ValueProblems & Partial<Record<'text' | 'reason', true>>;

/** Checks a decision: what it says, or what is wrong with it. */
export function decided(
  draft: ConflictDraft,
  choice: ConflictChoice,
  visit: OfficeVisit,
  conflict: OfficeConflict,
): PayloadOf<'conflict.decide'> | { problems: ConflictProblems } {
  const problems: ConflictProblems = {};
  const reason = draft.reason.trim();
  if (reason === '') problems.reason = true;
  const value = choice === 'other' ? ownValue(draft, conflict, problems) : null;
  if (Object.keys(problems).length > 0) return { problems };
  const { value: inRecord } = recordOf(visit, conflict);
  return { visitId: visit.id, conflictId: conflict.id, inRecord, choice, value, reason };
}

function ownValue(
  draft: ConflictDraft,
  { item, offered }: OfficeConflict,
  problems: ConflictProblems,
): EntryValue | null {
  const kind = kindOf(offered.value);
  if (kind !== 'note') return typedValue(draft, { item, kind }, problems);
  const text = draft.text.trim();
  if (text === '') problems.text = true;
  return { kind: 'note', text };
}
