import type { Signature, UnsignedReason } from '@berthcare/shared/domain/visit';
import { isSigned, type Stroke } from '../../../ui/entry/strokes';
import type { SignatureState } from './next-step';

/** The signature, or why there is none, while it is being taken. */
export interface SignatureDraft {
  strokes: Stroke[];
  /** Width of the pad in hundredths of its height. */
  width: number;
  signer: Signature['signer'];
  /** Name of a representative. */
  name: string;
  /** Whether the reasons are shown instead of the pad. */
  cannot: boolean;
  reason: UnsignedReason['reason'] | null;
  detail: string;
}

export const emptySignature: SignatureDraft = {
  ...{ strokes: [], width: 240, signer: 'client', name: '', cannot: false, reason: null, detail: '' },
};

export const unsignedReasons = ['unable', 'refused', 'asleep', 'nobody', 'other'] as const;

export function signatureState(draft: SignatureDraft): SignatureState {
  if (draft.cannot) return unsignedOf(draft) ? 'reason' : 'none';
  const named = draft.signer === 'client' || draft.name.trim() !== '';
  return named && isSigned(draft.strokes) ? 'signed' : 'none';
}

/** The signature as the record keeps it; null while there is none. */
export function signatureOf(draft: SignatureDraft, clientName: string, at: number): Signature | null {
  if (signatureState(draft) !== 'signed') return null;
  const { signer, strokes, width } = draft;
  return { signer, name: signer === 'client' ? clientName : draft.name.trim(), strokes, width, at };
}

/** Why nobody signed; null while nothing was chosen. "Something else" wants words. */
export function unsignedOf({ cannot, reason, detail }: SignatureDraft): UnsignedReason | null {
  const words = detail.trim();
  if (!cannot || reason === null || (reason === 'other' && words === '')) return null;
  return words === '' ? { reason } : { reason, detail: words };
}
