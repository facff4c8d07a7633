import type { VisitState } from '@berthcare/shared/domain/visit';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import type { SetAsideKind } from '../../sync/set-aside-kind';

/** How far a completed visit's record has come; each word only where it is true. */
export type ReceiptState =
  { kind: 'phone' } | { kind: 'sent' | 'received'; at: number } | { kind: 'aside'; where: SetAsideKind };

/** One visit of the day, as Today tells it. Instants are epoch milliseconds. */
export interface TodayVisit {
  id: string;
  clientId: string;
  clientName: string;
  address: string;
  template: BothLanguages;
  plannedStart: number;
  plannedEnd: number;
  state: VisitState;
  startedAt: number | null;
  allergies: readonly string[];
  flags: readonly string[];
  /** What changed in the client's plan since the caregiver was last there. */
  changes: readonly string[];
  /** Of a visit under way: how many items wait, of how many. */
  open: { open: number; total: number } | null;
  receipt: ReceiptState | null;
}

export interface TodayModel {
  /** `YYYY-MM-DD` */
  day: string;
  visits: readonly TodayVisit[];
  /** The visit at hand: the one under way, else the next planned one; null when the day is done. */
  now: string | null;
  changes: number;
  /** The first visit after today, when the day has none left. */
  next: { day: string; at: number; clientName: string } | null;
}

/** The visit at hand. One that is under way comes before any that is planned. */
export function visitAtHand(visits: readonly TodayVisit[]): string | null {
  const underWay = visits.find(({ state }) => state === 'in_progress');
  return (underWay ?? visits.find(({ state }) => state === 'planned'))?.id ?? null;
}

/** The visits of the day of which the office has not got everything yet. */
export const stillOnPhone = (visits: readonly TodayVisit[]): TodayVisit[] =>
  visits.filter(({ receipt }) => {
    if (receipt?.kind === 'aside') return receipt.where === 'unsent';
    return receipt !== null && receipt.kind !== 'received';
  });

/** The visits of the day with work that is not in the record as it was written. */
export const withAside = (visits: readonly TodayVisit[]): TodayVisit[] =>
  visits.filter(({ receipt }) => receipt?.kind === 'aside');
