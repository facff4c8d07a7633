import type { VitalValue } from '@berthcare/shared/domain/entry';
import { vitals, type VitalCode } from '@berthcare/shared/domain/vitals';
import { Chance } from './chance';
import type { Course } from './client';

const SWING_DAYS = 19;

/** A reading on a day (a number of days since 1970): slow swings, and the noise of measuring. */
export function readingOn(
  client: string,
  vital: VitalCode,
  { usual, second, drift = 0, noise = 0 }: Course,
  day: number,
): VitalValue {
  const chance = new Chance('reading', client, vital, day);
  const phase = new Chance('phase', client, vital).next();
  const swing = drift * Math.sin(2 * Math.PI * (day / SWING_DAYS + phase));
  // The sum of two draws: small differences are commoner than large ones.
  const off = noise * (chance.next() + chance.next() - 1);
  const { decimals, min, max } = vitals[vital];
  const rounded = (amount: number) => Number(Math.min(max, Math.max(min, amount)).toFixed(decimals));
  const amount = rounded(usual + swing + off);
  if (second === undefined) return { kind: 'vital', amount };
  return { kind: 'vital', amount, second: rounded(second + 0.6 * (swing + off)) };
}
