import type { DemoClient } from './client';
import type { CaregiverKey } from './staff';
import { ceilTo, HOUR, instantOf, MINUTE } from './time';

const QUARTER = 15 * MINUTE;
const HALF_HOUR = 30 * MINUTE;

/** The caregiver whose phone has not been heard of for hours. */
export const silentCaregiver: CaregiverKey = 'tomasz';
const SILENCE = 3 * HOUR + 34 * MINUTE;

/** When the phone of a caregiver was last heard of. */
export const lastHeard = (caregiver: CaregiverKey, now: number): number =>
  caregiver === silentCaregiver ? now - SILENCE : now - 2 * MINUTE;

/** Today's visit of this client passes from one caregiver to another: see hand-over.ts. */
export const handedOver = 'hebert';

/** Visits that nobody began: one is late, one is missed. */
export const notBegun = new Set(['doucette', 'moreau']);

/**
 * When today's visit of a client begins. The day lies around the present moment, so that the demo shows visits done,
 * under way and to come whenever it is started: what Priya does next is always Margaret Osei's follow-up.
 */
export function startToday(client: DemoClient, today: string, now: number): number {
  if (client.caregiver === 'priya') return priyasStart(client.key, today, now);
  if (client.key === handedOver) return startOfHandedOver(client, today, now);
  const usual = instantOf(today, client.start);
  if (client.caregiver === 'omar' && now > instantOf(today, '11:30')) {
    const late = Math.floor((now - 29 * MINUTE) / QUARTER) * QUARTER;
    if (client.key === 'doucette') return late;
    if (client.key === 'arnaud') return late + 90 * MINUTE;
  }
  const shift = Math.floor((now - instantOf(today, '13:30')) / HALF_HOUR) * HALF_HOUR;
  return usual + Math.max(0, Math.min(shift, 7 * HOUR));
}

/** Margaret Osei's visit: the next half hour, within the day. */
export function nextVisit(today: string, now: number): number {
  const earliest = instantOf(today, '08:00');
  const latest = instantOf(today, '21:00');
  return Math.max(earliest, Math.min(latest, ceilTo(HALF_HOUR, now)));
}

/** Begun more than half an hour ago: so much has happened at it that there are two minds about it. */
function startOfHandedOver({ start }: DemoClient, today: string, now: number): number {
  const begun = Math.floor((now - 35 * MINUTE) / QUARTER) * QUARTER;
  return begun < instantOf(today, '07:00') ? instantOf(today, start) : begun;
}

/** Before it those that fit into the morning, 90 minutes each; after it Anh Tran, then the others. */
function priyasStart(key: string, today: string, now: number): number {
  const next = nextVisit(today, now);
  const opening = instantOf(today, '07:00');
  const before = ['lavigne', 'kowalchuk', 'penner'];
  const fitting = before.filter((_, place) => next - (place + 1) * 90 * MINUTE >= opening);
  const earlier = fitting.indexOf(key);
  if (earlier !== -1) return next - (earlier + 1) * 90 * MINUTE;
  const after = ['tran', ...before.filter((other) => !fitting.includes(other))];
  return next + 2 * HOUR + after.indexOf(key) * 90 * MINUTE;
}
