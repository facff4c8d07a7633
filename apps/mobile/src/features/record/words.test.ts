import { createFormat } from '@berthcare/locales/format';
import { expect, test } from 'vitest';
import { createTranslator } from '../../ui/i18n/translator';
import type { RecordEntry } from './model/record-view';
import { entryTitle, howText, spanText, whyAside } from './words';

const t = createTranslator('fr').getFixedT('fr', ['visit', 'record', 'vitals'] as const);

test('work that waits for a person says why', () => {
  const reasons = [
    'visit.reassigned',
    'visit.locked',
    'visit.already_started',
    'record.former',
    'author.away',
  ];
  expect(reasons.filter((reason) => !whyAside(t, reason))).toEqual([]);
});

test('a note has its name in the language of the reader, as a vital has', () => {
  const format = createFormat('fr', 'America/Toronto');
  const titles = ['note', 'vital:pulse'] as const;
  expect(
    titles.map((item) =>
      entryTitle(t, format, { item, vital: item === 'note' ? null : 'pulse', title: item }),
    ),
  ).toEqual(['Note', 'Pouls']);
});

test('a record says of which day it is, and no end that it does not have', () => {
  const english = createTranslator('en').getFixedT('en', ['record'] as const);
  const format = createFormat('en', 'America/Toronto');
  const visit = {
    ...{ clientName: 'Anh Tran', day: '2026-11-23' },
    ...{ startedAt: Date.UTC(2026, 10, 23, 15, 42), endedAt: Date.UTC(2026, 10, 23, 16, 20) },
  };
  const text = (over: Partial<typeof visit> | { startedAt: null } | { endedAt: null }) =>
    spanText(english, format, { ...visit, ...over }).replaceAll('\u00A0', ' ');
  expect(text({})).toBe('Anh Tran, Mon 23 Nov, 10:42 to 11:20');
  expect(text({ endedAt: null })).toBe('Anh Tran, Mon 23 Nov, since 10:42');
  expect(text({ startedAt: null })).toBe('Anh Tran, Mon 23 Nov');
});

test('a visit that began after midnight says the day of each of its times', () => {
  const english = createTranslator('en');
  const format = createFormat('en', 'America/Toronto');
  const day = '2026-11-23';
  const startedAt = Date.UTC(2026, 10, 24, 5, 10);
  const visit = { clientName: 'Anh Tran', day, startedAt, endedAt: startedAt + 30 * 60_000 };
  const span = (over: { endedAt: null } | object) =>
    spanText(english.getFixedT('en', ['record'] as const), format, { ...visit, ...over }).replaceAll(
      '\u00A0',
      ' ',
    );
  expect(span({})).toBe('Anh Tran, Mon 23 Nov, Tue 24 Nov, 00:10 to Tue 24 Nov, 00:40');
  expect(span({ endedAt: null })).toBe('Anh Tran, Mon 23 Nov, since Tue 24 Nov, 00:10');
  const entry: RecordEntry = {
    ...{ item: 'vital.pulse', vital: 'pulse', title: 'vital.pulse', together: false, was: null },
    ...{ value: { kind: 'vital', amount: 74 }, provenance: 'new', recordedAt: startedAt },
  };
  const words = english.getFixedT('en', ['visit', 'record', 'vitals'] as const);
  const how = (of: string) => howText(words, format, entry, of).replaceAll('\u00A0', ' ');
  expect(how(day)).toBe('recorded Tue 24 Nov, 00:10');
  expect(how('2026-11-24')).toBe('recorded 00:10');
});
