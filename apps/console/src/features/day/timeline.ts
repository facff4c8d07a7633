import { clockParts } from '@berthcare/locales/clock';
import type { Board, BoardVisit } from './board';

const MINUTE = 60_000;
const HALF = 30 * MINUTE;
const HOUR = 60 * MINUTE;

/** The part of the day that the lanes show. Instants in epoch milliseconds. */
export interface Timeline {
  start: number;
  end: number;
  /** The full hours in it. */
  hours: number[];
  /** Where an instant lies, 0 at the start, 1 at the end. */
  at(instant: number): number;
}

/** Where a visit lies: when it was, as far as it is known, otherwise when it is planned. */
export function spanOf(visit: BoardVisit, now: number): { start: number; end: number } {
  const start = visit.startedAt ?? visit.plannedStart;
  const planned = visit.plannedEnd - visit.plannedStart;
  if (visit.endedAt !== null) return { start, end: Math.max(visit.endedAt, start + 5 * MINUTE) };
  if (visit.standing === 'in_progress')
    return { start, end: Math.max(start + planned, Math.min(now, start + 4 * HOUR)) };
  return { start, end: visit.plannedEnd };
}

const fullHourBefore = (instant: number, timeZone: string): number =>
  instant - clockParts(instant, timeZone).minute * MINUTE - (instant % MINUTE);

/** From the full hour before the first visit to a while after the last one; eight hours at least. */
export function timelineOf({ visits }: Board, now: number, timeZone: string): Timeline | null {
  const spans = visits.map((visit) => spanOf(visit, now));
  if (spans.length === 0) return null;
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const start = fullHourBefore(first - 15 * MINUTE, timeZone);
  const length = Math.max(8 * HOUR, Math.ceil((last + 15 * MINUTE - start) / HALF) * HALF);
  const hours = Array.from({ length: Math.floor(length / HOUR) + 1 }, (_, index) => start + index * HOUR);
  return { start, end: start + length, hours, at: (instant) => (instant - start) / length };
}

/** The full hours whose labels stay clear of that of the present. `room`: what the two need, as a part of the timeline. */
export const hoursBeside = ({ hours, at }: Timeline, now: number | null, room: number): number[] =>
  hours.filter((hour) => now === null || Math.abs(at(hour) - at(now)) > room);

export interface Placed {
  visit: BoardVisit;
  /** 0 to 1 of the timeline. */
  left: number;
  width: number;
  /** 0 for the first row; visits that overlap lie below each other. */
  row: number;
}

/** How wide a block has to be, as parts of the timeline. */
export interface Room {
  /** Below this its time cannot be read. */
  least: number;
  /** With this its name can be read too. */
  wanted: number;
}

/** Less than a pixel: what ends when the next begins lies beside it. */
const TOUCHING = 1e-6;

/**
 * Where a lane's visits lie. A block is as wide as its visit is long. A short one takes as much of the free time after it
 * as its words need; what still overlaps goes into the next row.
 */
export function placeLane(
  visits: readonly BoardVisit[],
  timeline: Timeline,
  now: number,
  roomOf: (visit: BoardVisit) => Room,
): Placed[] {
  const spans = visits
    .map((visit) => {
      const { start, end } = spanOf(visit, now);
      const left = Math.max(0, timeline.at(start));
      return { visit, left, length: timeline.at(end) - left };
    })
    .sort((a, b) => a.left - b.left);
  const ends: number[] = [];
  return spans.map(({ visit, left, length }, index) => {
    const { least, wanted } = roomOf(visit);
    const free = (spans[index + 1]?.left ?? 1) - left;
    const width = Math.max(length, least, Math.min(wanted, free));
    const fitting = ends.findIndex((end) => end <= left + TOUCHING);
    const row = fitting === -1 ? ends.length : fitting;
    ends[row] = left + width;
    return { visit, left, width, row };
  });
}
