import type { EntryValue } from '@berthcare/shared/domain/entry';
import { readTyped } from '../../visit/model/typed-value';
import type { RecordEntry } from './record-view';

export const addendumReasons = ['typing', 'forgotten', 'learned', 'mixed'] as const;
export type AddendumReason = (typeof addendumReasons)[number];

/** An addendum while it is written: kept with each keystroke. */
export interface AddendumDraft {
  /** The entry it corrects, or null for the whole visit. */
  item: string | null;
  /** The corrected number as typed; for a vital. */
  number: string;
  text: string;
  reason: AddendumReason | null;
  more: string;
}

export const emptyAddendum: AddendumDraft = { item: null, number: '', text: '', reason: null, more: '' };

/**
 * What was typed, in the order of its fields.
 * @param named a corrected number with the name of what it is of
 */
export function wordsOf(
  { item, number, text, more }: AddendumDraft,
  named: (item: string, number: string) => string,
): string[] {
  const typed = number.trim();
  const value = typed !== '' && item ? named(item, typed) : typed;
  return [value, text, more].map((part) => part.trim()).filter((part) => part !== '');
}

/** What is still missing, or the addendum as the command takes it. */
export type AddendumReady =
  { missing: 'what' | 'value' | 'why' } | { value: EntryValue | null; text: string | null; reason: string };

export function readyAddendum(
  draft: AddendumDraft,
  entry: RecordEntry | null,
  words: (reason: AddendumReason) => string,
): AddendumReady {
  const text = draft.text.trim() === '' ? null : draft.text.trim();
  const value = entry?.vital ? correctedVital(entry.vital, draft.number) : null;
  if (entry?.vital && value === null) return { missing: 'value' };
  if (value === null && text === null) return { missing: 'what' };
  const chosen = draft.reason === null ? [] : [words(draft.reason)];
  const reason = [...chosen, draft.more.trim()].filter((part) => part !== '').join(', ');
  return reason === '' ? { missing: 'why' } : { value, text, reason };
}

function correctedVital(vital: NonNullable<RecordEntry['vital']>, number: string): EntryValue | null {
  const typed = readTyped({ vital }, number);
  return typed.kind === 'value' ? typed.value : null;
}
