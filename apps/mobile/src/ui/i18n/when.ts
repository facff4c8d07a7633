import type { Format } from '@berthcare/locales/format';

/** When something was, as briefly as it is clear: today by its time, any other day with the day. */
export function whenText(format: Format, instant: number, now: number): string {
  const day = format.dayOf(instant);
  const time = format.time(instant);
  return day === format.dayOf(now) ? time : `${format.weekday(day)}, ${time}`;
}
