import { createFormat } from '@berthcare/locales/format';
import type { Language } from '@berthcare/locales/language';
import { expect, test } from 'vitest';
import { past, planTask, visitRecord, vital, entry } from '../../../../test/fixtures/osei';
import { createTranslator } from '../../../ui/i18n/translator';
import { documentOf } from '../model/document';
import type { Step } from '../model/next-step';
import type { TaskRow, VitalRow } from '../model/rows';
import { stepWords } from './step-words';
import { noticeText } from './vital-words';

const translated = (language: Language) => ({
  t: createTranslator(language).getFixedT(language, ['visit', 'vitals'] as const),
  format: createFormat(language, 'America/Toronto'),
});
const rows = (document = documentOf(visitRecord())) => [...document.vitals, ...document.tasks];
const named = (...items: string[]): (VitalRow | TaskRow)[] =>
  rows().filter(({ item }) => items.includes(item));
const said = (language: Language, step: Step) => {
  const { t, format } = translated(language);
  return stepWords(t, format, step, 0).detail.replaceAll('\u00A0', ' ');
};
const confirm = (item: string): Step => ({ kind: 'confirm', row: named(item)[0]! });
const together = (of: (VitalRow | TaskRow)[]): Step => ({ kind: 'together', rows: of });

test('in French one entry is confirmed in the singular', () => {
  expect(said('fr', confirm('vital.oxygen'))).toBe('Mesuré à l’instant, comme le 19 nov.');
  expect(said('fr', together(named('vital.oxygen', 'vital.pulse')))).toBe(
    'Mesurés à l’instant, comme le 19 nov.',
  );
  expect(said('fr', confirm(planTask(30)))).toBe('Fait aujourd’hui, comme le 19 nov.');
});

test('what was last measured on different days is said to be measured, and not done', () => {
  const earlier = entry(12, 'vital.pulse', vital(74));
  const other = past.filter(({ item }) => item !== 'vital.pulse');
  const { vitals } = documentOf(visitRecord([], { past: [...other, earlier] }));
  const two = vitals.filter(({ item }) => item === 'vital.pulse' || item === 'vital.oxygen');
  expect(said('en', together(two))).toBe('Measured now, same as last time');
});

test('a rise since yesterday is one of one day', () => {
  const notice = { why: 'rise', limit: 2, rose: { by: 2.3, days: 1 }, from: 'plan', wording: null } as const;
  const rise = (language: Language) => {
    const { t, format } = translated(language);
    return noticeText(t, format, 'weight', notice, 'quoting').replaceAll('\u00A0', ' ');
  };
  expect(rise('en')).toBe('+2.3 kg in 1 day');
  expect(rise('fr')).toBe('+2,3 kg en 1 jour');
});
