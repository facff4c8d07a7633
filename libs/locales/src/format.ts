import { calendarNames } from './calendar';
import { clockParts } from './clock';
import { dayParts } from './day';
import type { Language } from './language';

/** The space that never breaks a line: between a number and its unit, before a French colon. */
export const nbsp = '\u00A0';

/**
 * Dates, times and numbers as the language writes them.
 * Instants are epoch milliseconds, days `YYYY-MM-DD`; all in the time zone the formatter was made for.
 */
export interface Format {
  readonly language: Language;
  /** 10:42, 10 h 42 */
  time(instant: number): string;
  /** The same beside something of a day, which is said where it is another: Thu 19 Nov, 10:42; 10 h 42 le jeu. 19 nov. */
  timeBeside(day: string, instant: number): string;
  /** The day an instant falls on. */
  dayOf(instant: number): string;
  /** 19 Nov, 19 nov. */
  day(day: string): string;
  /** Thu 19 Nov, jeu. 19 nov. */
  weekday(day: string): string;
  /** Monday 23 November, Lundi 23 novembre: for a title, so it begins with a capital. */
  dayTitle(day: string): string;
  /** 63.4, 63,4 */
  number(value: number, decimals: number): string;
  /** A number as a signed difference: +2.2, −0.5 */
  difference(value: number, decimals: number): string;
  /** 63.4 kg; 96% in English, 96 % in French; 74/min */
  quantity(number: string, unit: string): string;
  /** Penicillin, latex */
  list(parts: readonly string[]): string;
}

export function createFormat(language: Language, timeZone: string): Format {
  const names = calendarNames[language];
  const french = language === 'fr';
  const two = (value: number) => String(value).padStart(2, '0');
  const dayOfMonth = (day: number) => (french && day === 1 ? '1er' : String(day));
  const number = (value: number, decimals: number) => {
    const written = value.toFixed(decimals).replace('-', '\u2212');
    return french ? written.replace('.', ',') : written;
  };
  const time = (instant: number) => {
    const { hour, minute } = clockParts(instant, timeZone);
    return french ? `${hour}${nbsp}h${nbsp}${two(minute)}` : `${two(hour)}:${two(minute)}`;
  };
  const dayOf = (instant: number) => clockParts(instant, timeZone).day;
  const day = (value: string) => {
    const parts = dayParts(value);
    return `${dayOfMonth(parts.day)}${nbsp}${names.monthsShort[parts.month - 1]}`;
  };
  const weekday = (value: string) => `${names.weekdaysShort[dayParts(value).weekday]}${nbsp}${day(value)}`;
  return {
    language,
    time,
    timeBeside(beside, instant) {
      const on = dayOf(instant);
      if (on === beside) return time(instant);
      // French sentences have it after "à".
      return french ? `${time(instant)} le${nbsp}${weekday(on)}` : `${weekday(on)}, ${time(instant)}`;
    },
    dayOf,
    day,
    weekday,
    dayTitle(value) {
      const parts = dayParts(value);
      const weekday = names.weekdays[parts.weekday] ?? '';
      const capital = weekday.charAt(0).toUpperCase() + weekday.slice(1);
      return `${capital} ${dayOfMonth(parts.day)} ${names.months[parts.month - 1]}`;
    },
    number,
    difference: (value, decimals) => (value > 0 ? '+' : '') + number(value, decimals),
    quantity(written, unit) {
      const tight = unit.startsWith('/') || (unit === '%' && !french);
      return `${written}${tight ? '' : nbsp}${unit}`;
    },
    list: (parts) => parts.join(', '),
  };
}
