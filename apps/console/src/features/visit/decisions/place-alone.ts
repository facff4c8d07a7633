import type { OfficeSetAside } from '@berthcare/shared/contracts/office-visit';

type Said = Omit<
  OfficeSetAside,
  'id' | 'outcome' | 'reason' | 'authorId' | 'at' | 'receivedAt' | 'settlement'
>;

/** Whether it says no more than where the visit started: a place that was found after the check-in travels alone. */
export function isPlaceAlone(command: Said): boolean {
  const { entries, startedAt, endedAt, text, because, signature, unsignedReason, photo, unread } = command;
  const parts = [startedAt, endedAt, text, because, signature, unsignedReason, photo, unread];
  return entries.length === 0 && parts.every((part) => part === null);
}
