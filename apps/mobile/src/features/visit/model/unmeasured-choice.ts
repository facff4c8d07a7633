import type { UnmeasuredValue } from '@berthcare/shared/domain/entry';

/** What has been chosen so far of why a vital is not measured. */
export interface UnmeasuredChoice {
  reason: UnmeasuredValue['reason'] | null;
  detail: string;
}

export const noReason: UnmeasuredChoice = { reason: null, detail: '' };

export const choiceOf = (value: UnmeasuredValue | null): UnmeasuredChoice | null =>
  value && { reason: value.reason, detail: value.detail ?? '' };

/** The reason as the record keeps it; null while none is chosen. "Something else" wants words. */
export function unmeasuredValueOf({ reason, detail }: UnmeasuredChoice): UnmeasuredValue | null {
  const words = detail.trim();
  if (reason === null || (reason === 'other' && words === '')) return null;
  return { kind: 'unmeasured', reason, ...(words === '' ? {} : { detail: words }) };
}
