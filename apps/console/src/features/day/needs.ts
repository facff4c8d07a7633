import type { OfficeCaregiver } from '@berthcare/shared/contracts/office-day';
import type { Board, BoardVisit } from './board';

/** Something on the day that waits for the office. */
export type Need =
  | { kind: 'missed'; key: string; visit: BoardVisit }
  | { kind: 'conflict'; key: string; visit: BoardVisit }
  | { kind: 'setAside'; key: string; visit: BoardVisit }
  | { kind: 'late'; key: string; visit: BoardVisit; minutes: number }
  | { kind: 'silent'; key: string; caregiver: OfficeCaregiver; visits: BoardVisit[] };

const MINUTE = 60_000;

/** What waits, the gravest first; a silent phone once, with all its visits that became unknown. */
export function needsOf({ visits }: Board, now: number): Need[] {
  const missed = visits
    .filter(({ standing }) => standing === 'missed')
    .map((visit): Need => ({ kind: 'missed', key: `missed.${visit.id}`, visit }));
  const conflicts = visits
    .filter(({ openConflicts }) => openConflicts > 0)
    .map((visit): Need => ({ kind: 'conflict', key: `conflict.${visit.id}`, visit }));
  const setAside = visits
    .filter((visit) => visit.setAside > 0)
    .map((visit): Need => ({ kind: 'setAside', key: `setAside.${visit.id}`, visit }));
  const late = visits
    .filter(({ standing }) => standing === 'late')
    .map((visit): Need => {
      const minutes = Math.floor((now - visit.plannedStart) / MINUTE);
      return { kind: 'late', key: `late.${visit.id}`, visit, minutes };
    });
  return [...missed, ...conflicts, ...setAside, ...late, ...silences(visits)];
}

function silences(visits: readonly BoardVisit[]): Need[] {
  const byCaregiver = new Map<string, { caregiver: OfficeCaregiver; visits: BoardVisit[] }>();
  for (const visit of visits) {
    if (visit.standing !== 'unknown' || visit.caregiver === null) continue;
    const { caregiver } = visit;
    const silence = byCaregiver.get(caregiver.id) ?? { caregiver, visits: [] };
    silence.visits.push(visit);
    byCaregiver.set(caregiver.id, silence);
  }
  return [...byCaregiver.values()].map((silence) => ({
    kind: 'silent',
    key: `silent.${silence.caregiver.id}`,
    ...silence,
  }));
}
