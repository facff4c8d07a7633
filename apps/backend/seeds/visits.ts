import { put, type Change } from '@berthcare/shared/commands/command';
import { addDays } from '@berthcare/utils/day';
import type { ClientBase } from 'pg';
import type { DemoClient } from './client';
import { clientId, clients } from './clients';
import { begun, documented, timesOf, type Carried, type Done, type Entry, type Visit } from './documented';
import {
  comingVisitsOfOsei,
  earlierVisitsOfOsei,
  osei,
  recentVisitOfOsei,
  todaysVisitOfOsei,
  wasRecent,
} from './osei';
import { absent, rowsOf } from './rows';
import { isDue, movedTo, plannedVisit, scheduleDays, visitId } from './schedule';
import { caregivers } from './staff';
import { MINUTE } from './time';
import { handedOver, lastHeard, nextVisit, notBegun, startToday } from './today';

export interface Moment {
  now: number;
  today: string;
  /** Whether nothing of the demo was there before. */
  first: boolean;
}

/** One client's visits: what is there already, and the moment they are brought up to. */
interface Course {
  client: DemoClient;
  there: Map<string, Visit>;
  carried: Carried;
  moment: Moment;
}

/**
 * Fills the schedule around today. What nobody did on the days before is done now, today's visits are as far as the
 * hour; what somebody began, completed or deleted is left alone.
 */
export async function visitsUpTo(connection: ClientBase, moment: Moment): Promise<Done[]> {
  const all: Done[] = [];
  const known = new Set<string>();
  for (const client of clients) {
    const there = await rowsOf<Visit>(connection, 'visit', clientId(client.key));
    const entries = await rowsOf<Entry>(connection, 'visitEntry', clientId(client.key));
    for (const { id } of there) known.add(id);
    const course: Course = {
      ...{ client, moment, carried: carriedBy(entries) },
      there: new Map(there.map((visit) => [visit.id, visit])),
    };
    all.push(...(client === osei ? ofOsei(course) : ofOthers(course)));
  }
  const added = all.filter(({ visit }) => !known.has(visit.id)).map(({ visit }) => put('visit', visit));
  const fresh = new Set((await absent(connection, added)).map(({ row }) => row.id));
  return all.filter(({ visit: { id } }) => known.has(id) || fresh.has(id));
}

export const changesOf = (done: readonly Done[]): Change[] =>
  done.flatMap(({ visit, entries }) => [
    put('visit', visit),
    ...entries.map((entry) => put('visitEntry', entry)),
  ]);

/** What the next visit may carry over. */
export function carriedBy(entries: Entry[]): Carried {
  const lookedAt = entries.filter(({ kind, provenance }) => kind !== 'note' && provenance !== 'reused');
  lookedAt.sort((a, b) => a.recordedAt - b.recordedAt);
  return new Map(lookedAt.map((entry) => [entry.item, entry]));
}

function ofOthers({ client, there, carried, moment }: Course): Done[] {
  const { today, now, first } = moment;
  const done: Done[] = [];
  for (let offset = -scheduleDays.back; offset <= scheduleDays.ahead; offset += 1) {
    const day = addDays(today, offset);
    const known = there.get(visitId(client, day));
    const wanted = known ? isOurs(known) : offset === 0 || isDue(client, day);
    if (!wanted) continue;
    const visit = known ?? plannedVisit(client, day, standIn(client, offset));
    if (offset < 0) {
      const hasty = first && client.key === 'moss' && offset === -2;
      done.push(documented({ visit, client, carried, now, hasty }));
    } else if (offset === 0) {
      done.push(asFarAsToday({ client, there, carried, moment }, visit));
    } else if (!known) {
      done.push({ visit, entries: [] });
    }
  }
  return done;
}

/** Whether nobody but the demo itself has had a hand in the visit, and it is not over. */
const isOurs = (visit: Visit): boolean =>
  visit.state === 'planned' ||
  (visit.state === 'in_progress' && visit.startedAt === timesOf(visit).startedAt);

/** Shanice Clarke stood in for Luc Bergeron for a week: see who held what, in `clients.ts`. */
const standIn = ({ key, caregiver }: DemoClient, offset: number) =>
  key === 'baker' && offset >= -15 && offset <= -9 ? 'shanice' : caregiver;

/** As far as the caregiver's phone has told. */
function asFarAsToday({ client, carried, moment }: Course, planned: Visit): Done {
  const { today, now } = moment;
  const visit = movedTo(planned, startToday(client, today, now));
  const heard = lastHeard(client.caregiver, now);
  const untouched = { visit, entries: [] };
  if (notBegun.has(client.key) || client.key === handedOver || waits(visit, moment)) return untouched;
  if (visit.plannedEnd + 10 * MINUTE < heard) return documented({ visit, client, carried, now: heard });
  if (visit.plannedStart + 5 * MINUTE < heard) return { ...untouched, visit: begun({ visit, client }) };
  return untouched;
}

/** Late in the evening, too, Priya's visits after Margaret Osei's are still to come. */
const waits = ({ assignedTo, plannedStart }: Visit, { today, now }: Moment) =>
  assignedTo === caregivers.priya.id && plannedStart > nextVisit(today, now);

function ofOsei({ there, carried, moment: { today, now, first } }: Course): Done[] {
  const past = { today, now, carried };
  const visits = [...there.values()].sort((a, b) => a.plannedStart - b.plannedStart);
  const undone = visits.filter(({ state, day }) => state === 'planned' && day <= today);
  const next = undone.pop();
  const alone = (visit: Visit): Done => ({ visit, entries: [] });

  const earlier = first ? earlierVisitsOfOsei(past) : [];
  const recent = first || wasRecent(visits, today) ? [] : [recentVisitOfOsei(past)];
  const begunToday = visits.some(({ state, day }) => state !== 'planned' && day === today);
  const todays = begunToday ? [] : [alone(todaysVisitOfOsei(today, now, next))];
  // Only one of those that nobody did can be today's.
  const cancelled = undone.map((visit) => alone({ ...visit, state: 'cancelled' as const }));
  const coming = comingVisitsOfOsei(today).filter(({ id }) => !there.has(id));
  return [...earlier, ...recent, ...cancelled, ...todays, ...coming.map(alone)];
}
