import type { OfficeCaregiver, OfficeDay, OfficeDayVisit } from '@berthcare/shared/contracts/office-day';
import { isSilent, standingOf, standings, type Standing } from '@berthcare/shared/domain/standing';

export interface BoardVisit extends OfficeDayVisit {
  standing: Standing;
  caregiver: OfficeCaregiver | null;
}

/** One caregiver's day in one team, or the visits of a team that nobody is assigned to. */
export interface Lane {
  key: string;
  caregiver: OfficeCaregiver | null;
  /** The phone has not been heard of for so long that nothing can be said. */
  silent: boolean;
  visits: BoardVisit[];
}

export interface BoardTeam {
  id: string;
  name: string;
  lanes: Lane[];
  /** Caregivers of the team without a visit that day. */
  free: OfficeCaregiver[];
  visitCount: number;
}

export interface Board {
  teams: BoardTeam[];
  visits: BoardVisit[];
  counts: Record<Standing, number>;
}

/**
 * The day as the office looks at it: how each visit stands, by team and caregiver.
 * @param now the server's clock, epoch milliseconds
 * @param teamId only this team; all when undefined
 */
export function boardOf(day: OfficeDay, now: number, teamId?: string): Board {
  const caregivers = new Map(day.caregivers.map((caregiver) => [caregiver.id, caregiver]));
  const visits = day.visits
    .filter((visit) => teamId === undefined || visit.teamId === teamId)
    .map((visit): BoardVisit => {
      const caregiver = visit.caregiverId === null ? null : (caregivers.get(visit.caregiverId) ?? null);
      const standing = standingOf(visit, caregiver?.lastHeardAt ?? null, now);
      return { ...visit, standing, caregiver };
    })
    .sort((a, b) => a.plannedStart - b.plannedStart || a.clientName.localeCompare(b.clientName));
  const teams = day.teams
    .filter(({ id }) => teamId === undefined || id === teamId)
    .map((team) => boardTeam(team, visits, day, now));
  return { teams, visits, counts: countsOf(visits) };
}

function boardTeam(
  { id, name }: OfficeDay['teams'][number],
  all: BoardVisit[],
  day: OfficeDay,
  now: number,
): BoardTeam {
  const visits = all.filter(({ teamId }) => teamId === id);
  const lanes = new Map<string, Lane>();
  for (const visit of visits) {
    const key = visit.caregiverId ?? 'nobody';
    const silent = visit.caregiver !== null && isSilent(visit.caregiver.lastHeardAt, now);
    const lane = lanes.get(key) ?? { key, caregiver: visit.caregiver, silent, visits: [] };
    lane.visits.push(visit);
    lanes.set(key, lane);
  }
  return {
    ...{ id, name },
    lanes: [...lanes.values()].sort(byCaregiver),
    free: day.caregivers
      .filter((caregiver) => caregiver.teamIds.includes(id) && !lanes.has(caregiver.id))
      .sort((a, b) => a.name.localeCompare(b.name)),
    visitCount: visits.length,
  };
}

/** Those whom nobody goes to come first: somebody must be found. */
function byCaregiver(a: Lane, b: Lane): number {
  if (a.caregiver === null || b.caregiver === null) return a.caregiver === null ? -1 : 1;
  return a.caregiver.name.localeCompare(b.caregiver.name);
}

function countsOf(visits: readonly BoardVisit[]): Record<Standing, number> {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const { standing } of visits) counts[standing] += 1;
  return counts;
}
