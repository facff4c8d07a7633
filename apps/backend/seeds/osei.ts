import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { VisitItem } from '@berthcare/shared/domain/reuse';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import { addDays } from '@berthcare/utils/day';
import { priyasClients } from './clients-priya';
import { documented, type Carried, type Done, type Visit } from './documented';
import { movedTo, plannedVisit } from './schedule';
import { nextVisit } from './today';
import { MINUTE } from './time';

/**
 * Margaret Osei's follow-up is what everybody tries first: unchanged since four days ago, everything can be confirmed
 * but the temperature, which is too old. So her visits are written out.
 */
export const osei = priyasClients.find(({ key }) => key === 'osei')!;

/** Days ago. Each began half an hour later than the one before: a week on, its values are just too old to reuse. */
const earlierVisits = [4, 11, 18, 25, 32];

type Readings = Partial<Record<VitalCode, [amount: number, second?: number]>>;
const readings: Readings[] = [
  { blood_pressure: [132, 78], pulse: [74], oxygen: [96], weight: [61.2] },
  { blood_pressure: [128, 76], pulse: [72], oxygen: [97], weight: [61], temperature: [36.8] },
  { blood_pressure: [134, 80], pulse: [76], oxygen: [96], weight: [60.8] },
  { blood_pressure: [130, 78], pulse: [70], oxygen: [96], weight: [60.9] },
  { blood_pressure: [133, 79], pulse: [73], oxygen: [95], weight: [60.7] },
];

const notes = [
  'Ate half her lunch. Left ankle slightly swollen, no pain.',
  'Breathing easy at rest. Slept on two pillows.',
  'In good spirits. Ankles: no swelling.',
  'Walked to the mailbox and back with the walker.',
  'No change since the last visit.',
];

const script =
  (place: number) =>
  (asked: VisitItem): EntryValue | null => {
    if (asked.kind === 'task') return { kind: 'task', done: 'done' };
    if (asked.kind === 'note') return { kind: 'note', text: notes[place]! };
    const reading = readings[place]![asked.vital];
    if (!reading) return null;
    const [amount, second] = reading;
    return { kind: 'vital', amount, ...(second === undefined ? {} : { second }) };
  };

interface Past {
  today: string;
  now: number;
  carried: Carried;
}

/** Her visit so many places back, as it was documented. */
function earlierVisit(place: number, { today, now, carried }: Past): Done {
  const usual = plannedVisit(osei, addDays(today, -earlierVisits[place]!));
  const visit = movedTo(usual, usual.plannedStart - place * 30 * MINUTE);
  return documented({ visit, client: osei, carried, now, script: script(place) });
}

/** All her earlier visits, oldest first. */
export const earlierVisitsOfOsei = (past: Past): Done[] =>
  earlierVisits.map((_, i) => earlierVisit(earlierVisits.length - 1 - i, past));

/** The visit of four days ago, on a later day: without one there would be nothing to reuse. */
export const recentVisitOfOsei = (past: Past): Done => earlierVisit(0, past);

/** Whether a visit is there whose values may still be reused today. */
export const wasRecent = (visits: readonly Visit[], today: string): boolean =>
  visits.some(({ state, day }) => state === 'completed' && day < today && day >= addDays(today, -6));

/** Today's, which nobody has begun. A visit of an earlier day that nobody did is moved to today. */
export function todaysVisitOfOsei(today: string, now: number, undone: Visit | undefined): Visit {
  const visit = undone ? { ...undone, day: today } : plannedVisit(osei, today);
  return movedTo(visit, nextVisit(today, now));
}

export const comingVisitsOfOsei = (today: string): Visit[] =>
  [7, 14, 21].map((days) => plannedVisit(osei, addDays(today, days)));
