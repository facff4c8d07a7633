import { createFormat } from '@berthcare/locales/format';
import { expect, test } from 'vitest';
import { createTranslator } from '../../ui/i18n/translator';
import { entryTitle, whyAside } from './words';

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
