import { describe, expect, it } from 'vitest';
import { ageOn, daysBetween } from './day';
import { createFormat } from './format';
import { preferredLanguage } from './language';

const en = createFormat('en', 'America/Toronto');
const fr = createFormat('fr', 'America/Toronto');
/** 2026-11-23 10:42 in Ottawa. */
const morning = Date.UTC(2026, 10, 23, 15, 42);

describe('format', () => {
  it('writes the time of the agency, not of the phone', () => {
    expect(en.time(morning)).toBe('10:42');
    expect(fr.time(morning)).toBe('10\u00A0h\u00A042');
    expect(fr.time(morning - 3 * 3_600_000)).toBe('7\u00A0h\u00A042');
    expect(en.time(Date.UTC(2026, 10, 23, 5, 3))).toBe('00:03');
  });

  it('knows that midnight in Ottawa is another day than in Greenwich', () => {
    expect(en.dayOf(Date.UTC(2026, 10, 24, 3))).toBe('2026-11-23');
  });

  it('says the day beside something of another day, in French so that it can follow "à"', () => {
    expect(en.timeBeside('2026-11-23', morning)).toBe('10:42');
    expect(en.timeBeside('2026-11-22', morning)).toBe('Mon\u00A023\u00A0Nov, 10:42');
    expect(fr.timeBeside('2026-11-23', morning)).toBe('10\u00A0h\u00A042');
    expect(fr.timeBeside('2026-11-22', morning)).toBe('10\u00A0h\u00A042 le\u00A0lun.\u00A023\u00A0nov.');
  });

  it('writes days', () => {
    expect(en.day('2026-09-01')).toBe('1\u00A0Sep');
    expect(fr.day('2026-09-01')).toBe('1er\u00A0sept.');
    expect(en.weekday('2026-11-19')).toBe('Thu\u00A019\u00A0Nov');
    expect(fr.weekday('2026-11-19')).toBe('jeu.\u00A019\u00A0nov.');
    expect(en.dayTitle('2026-11-23')).toBe('Monday 23 November');
    expect(fr.dayTitle('2026-11-23')).toBe('Lundi 23 novembre');
  });

  it('writes numbers with their unit', () => {
    expect(fr.quantity(fr.number(63.4, 1), 'kg')).toBe('63,4\u00A0kg');
    expect(en.quantity('96', '%')).toBe('96%');
    expect(fr.quantity('96', '%')).toBe('96\u00A0%');
    expect(en.quantity('74', '/min')).toBe('74/min');
    expect(fr.difference(2.2, 1)).toBe('+2,2');
    expect(en.difference(-0.5, 1)).toBe('\u22120.5');
    expect(en.difference(0, 0)).toBe('0');
  });
});

describe('days', () => {
  it('counts whole days across the change to winter time', () => {
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
  });

  it('counts full years', () => {
    expect(ageOn('1942-11-24', '2026-11-23')).toBe(83);
    expect(ageOn('1942-11-23', '2026-11-23')).toBe(84);
  });
});

describe('language', () => {
  it('takes the first preference it knows', () => {
    expect(preferredLanguage(['de-CH', 'fr-CA', 'en'])).toBe('fr');
    expect(preferredLanguage(['de'])).toBe('en');
  });
});
