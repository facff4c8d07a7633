import type { VisitState } from './visit';

/** How a visit stands on the office's board, right now. */
export const standings = [
  'planned',
  'in_progress',
  'done',
  'late',
  'missed',
  'unknown',
  'cancelled',
] as const;
export type Standing = (typeof standings)[number];

const MINUTE = 60_000;

/** A visit counts as late once it should have begun this long ago, ms. */
export const lateAfter = 15 * MINUTE;

/** A phone not heard of for this long is silent, ms: nothing it did since can be known. */
export const silentAfter = 15 * MINUTE;

export interface StandingVisit {
  state: VisitState;
  plannedStart: number;
  plannedEnd: number;
  /** Null while nobody is assigned. */
  caregiverId: string | null;
}

/**
 * Whether nothing can be known of a phone any more.
 * @param lastHeardAt epoch milliseconds; null for a phone never heard of
 */
export const isSilent = (lastHeardAt: number | null, now: number): boolean =>
  lastHeardAt === null || now - lastHeardAt > silentAfter;

/**
 * How a visit stands, from what its caregiver's phone has told. A silent phone makes a visit unknown, never late: the
 * visit may well be under way where there is no network. It is missed only when the phone was heard after the planned
 * end and had nothing to tell of it. A visit under way is so until the phone tells otherwise, or has been silent past its
 * end: then nobody knows. A visit that nobody is assigned to has no phone to wait for.
 * @param lastHeardAt when the caregiver's phone was last heard of, epoch milliseconds
 * @param now epoch milliseconds of the server's clock
 */
export function standingOf(visit: StandingVisit, lastHeardAt: number | null, now: number): Standing {
  const unassigned = visit.caregiverId === null;
  if (visit.state === 'completed') return 'done';
  if (visit.state === 'in_progress') {
    const over = now >= visit.plannedEnd + lateAfter;
    return over && !unassigned && isSilent(lastHeardAt, now) ? 'unknown' : 'in_progress';
  }
  if (visit.state !== 'planned') return visit.state;
  if (now < visit.plannedStart) return 'planned';

  const knownUntil = unassigned ? now : lastHeardAt;
  if (knownUntil !== null && knownUntil >= visit.plannedEnd + lateAfter) return 'missed';
  if (!unassigned && isSilent(lastHeardAt, now)) return 'unknown';
  return now >= visit.plannedStart + lateAfter ? 'late' : 'planned';
}
