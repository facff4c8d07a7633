import { startOfDay } from '@berthcare/utils/day';

export const timeZone = 'America/Toronto';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The instant of a time of day, `HH:MM`. */
export function instantOf(day: string, time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return startOfDay(day, timeZone) + hours! * HOUR + minutes! * MINUTE;
}

/** Days since 1970: whole numbers to count schedules and trends by. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / (24 * HOUR);

export const ceilTo = (step: number, instant: number): number => Math.ceil(instant / step) * step;
