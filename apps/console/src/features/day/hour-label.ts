import type { Format } from '@berthcare/locales/format';

/** A full hour above the lanes: 08:00, in French 8 h. */
export function hourLabel(format: Format, instant: number): string {
  const time = format.time(instant);
  return format.language === 'fr' ? time.replace(/\s00$/, '') : time;
}
