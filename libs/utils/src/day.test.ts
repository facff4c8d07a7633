import { describe, expect, it } from 'vitest';
import { addDays, dayAt, startOfDay } from './day';

const zone = 'America/Toronto';

describe('days in a time zone', () => {
  it('changes at local midnight, not at UTC midnight', () => {
    expect(dayAt(Date.parse('2026-11-24T04:59:59Z'), zone)).toBe('2026-11-23');
    expect(dayAt(Date.parse('2026-11-24T05:00:00Z'), zone)).toBe('2026-11-24');
  });

  it('counts over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it.each([
    ['2026-11-23', '2026-11-23T05:00:00Z'],
    ['2026-07-01', '2026-07-01T04:00:00Z'],
    // The days on which the clocks change begin under the old offset.
    ['2026-03-08', '2026-03-08T05:00:00Z'],
    ['2026-11-01', '2026-11-01T04:00:00Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });
});
