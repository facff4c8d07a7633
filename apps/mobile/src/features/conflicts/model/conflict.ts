import type { ConflictChoice } from '@berthcare/shared/record/conflict';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import { readTyped } from '../../visit/model/typed-value';

/** One of two values, with who wrote it and when (epoch milliseconds). */
export interface ConflictSide {
  /** Null where the record says nothing any more. */
  value: EntryValue | null;
  author: string;
  at: number | null;
}

/** An entry that two people wrote differently. */
export interface VisitConflict {
  id: string;
  item: string;
  /** Null for a task or a note. */
  vital: VitalCode | null;
  title: string | BothLanguages;
  /** What the record says; once somebody has decided, what it said then. */
  kept: ConflictSide;
  offered: ConflictSide & { value: EntryValue };
  decision: {
    choice: ConflictChoice;
    value: EntryValue | null;
    reason: string;
    author: string;
    at: number;
  } | null;
  /** Whether the rules let the reader decide. */
  mayDecide: boolean;
}

/** A decision while it is made: nothing is chosen beforehand. */
export interface DecisionDraft {
  choice: ConflictChoice | null;
  /** A third value as typed; for a vital. */
  number: string;
  reason: string;
}

export const emptyDecision: DecisionDraft = { choice: null, number: '', reason: '' };

export interface Decision {
  choice: ConflictChoice;
  /** A value of the reader's own; null where it is one of the two. */
  value: EntryValue | null;
  reason: string;
}

/** What is still missing, or the decision as the command takes it. */
export function readyDecision(
  { choice, number, reason }: DecisionDraft,
  { vital }: VisitConflict,
): Decision | { missing: 'choice' | 'value' | 'why' } {
  if (choice === null) return { missing: 'choice' };
  const typed = choice === 'other' && vital ? readTyped({ vital }, number) : null;
  const value = typed?.kind === 'value' ? typed.value : null;
  if (choice === 'other' && value === null) return { missing: 'value' };
  return reason.trim() === '' ? { missing: 'why' } : { choice, value, reason: reason.trim() };
}
