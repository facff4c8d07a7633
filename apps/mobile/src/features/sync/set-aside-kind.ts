import type { Receipt } from '@berthcare/sync-client/receipts';

/** Where work is that is not in the record as it was written, the gravest first. */
export const setAsideKinds = ['unsent', 'refused', 'held', 'review', 'conflict'] as const;
export type SetAsideKind = (typeof setAsideKinds)[number];

type Answered = Pick<Receipt['attention'][number], 'outcome' | 'reason'>;

/** What no request carries, or came under the id of another command, is nowhere but on this phone. */
export const setAsideKind = ({ outcome, reason }: Answered): SetAsideKind =>
  outcome === 'unsendable' || reason === 'command.id_reused' ? 'unsent' : outcome;

/** The gravest of them; null where there are none. */
export function gravest(attention: readonly Answered[]): SetAsideKind | null {
  const kinds = attention.map(setAsideKind);
  return setAsideKinds.find((kind) => kinds.includes(kind)) ?? null;
}
