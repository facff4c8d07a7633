import type { Place } from '@berthcare/shared/domain/visit';
import { offeredRows, type VisitDocument } from '../model/document';
import { leftAsReused, type EntryDraft } from '../model/entries';
import { signatureOf, unsignedOf, type SignatureDraft } from '../model/signature-draft';
import type { Completion } from './documentation';

interface CompletionParts {
  /** Epoch milliseconds of check-out. */
  at: number;
  clientName: string;
  place: Place;
  signature: SignatureDraft;
  summary: string;
}

const SUMMARY_MOST = 4000;

/** What checking out says: when, where, what the record says, who signed or why nobody did. */
export function completionOf({ at, clientName, place, signature, summary }: CompletionParts): Completion {
  return {
    endedAt: at,
    place,
    summary: summary.slice(0, SUMMARY_MOST),
    signature: signatureOf(signature, clientName, at),
    unsignedReason: unsignedOf(signature),
  };
}

/** What still shows an earlier visit's value goes into the record as reused: it says that nobody looked. */
export const leftReused = (document: VisitDocument, at: number): EntryDraft[] =>
  offeredRows(document).flatMap((row) => leftAsReused(row, at) ?? []);
