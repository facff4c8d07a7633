import type { Format } from '@berthcare/locales/format';
import { vitals } from '@berthcare/shared/domain/vitals';
import type { TFunction } from 'i18next';
import { inLanguage } from '../../../ui/i18n/format';
import type { VisitDocument } from '../model/document';
import type { TaskRow, VitalRow } from '../model/rows';
import { rowName } from './row-words';
import { amountText, unmeasuredText, valueText } from './vital-words';

type T = TFunction<['visit', 'vitals']>;

/** What the record will say, in short sentences: what differs first, then what was confirmed, then what is open. */
export function summaryOf(t: T, format: Format, document: VisitDocument): string {
  const rows = [...document.vitals, ...document.tasks];
  const names = (of: readonly (VitalRow | TaskRow)[]) =>
    format.list(of.map((row) => rowName(t, format, row)));
  const of = (standing: VitalRow['standing']) => rows.filter((row) => row.standing === standing);
  const doneToday = document.tasks.filter(
    ({ entry, standing, value }) => entry && standing !== 'offered' && value?.done === 'done',
  );
  const same = document.vitals.filter(({ standing }) => standing === 'confirmed');
  const missing = rows.filter(
    ({ standing, required }) => required && (standing === 'empty' || standing === 'tooOld'),
  );
  const reused = of('offered');
  const list = (key: 'unchanged' | 'done' | 'reused' | 'missing', of: readonly (VitalRow | TaskRow)[]) =>
    of.length > 0 ? [t(`visit:summary.${key}`, { list: names(of) })] : [];
  return [
    ...document.vitals.flatMap((row) => measuredToday(t, format, row)),
    ...document.vitals.flatMap((row) => notMeasured(t, row)),
    ...document.tasks.flatMap((row) => notDone(t, format, row)),
    ...list('unchanged', same),
    ...list('done', doneToday),
    ...list('reused', reused),
    ...list('missing', missing),
  ]
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

function measuredToday(t: T, format: Format, row: VitalRow): string[] {
  if ((row.standing !== 'changed' && row.standing !== 'new') || !row.value) return [];
  const name = t(`vitals:name.${row.vital}`);
  const value = valueText(format, row.vital, row.value);
  const last = row.last?.value.kind === 'vital' && !row.last.tooOld ? row.last.value.amount : null;
  const by = last === null ? 0 : Number((row.value.amount - last).toFixed(vitals[row.vital].decimals));
  if (by === 0) return [t('visit:summary.vital', { name, value })];
  const key = by > 0 ? 'visit:summary.vitalUp' : 'visit:summary.vitalDown';
  return [t(key, { name, value, by: amountText(format, row.vital, Math.abs(by)) })];
}

function notMeasured(t: T, { vital, unmeasured }: VitalRow): string[] {
  if (!unmeasured) return [];
  const name = t(`vitals:name.${vital}`);
  return [t('visit:summary.unmeasured', { name, reason: unmeasuredText(t, unmeasured) })];
}

function notDone(t: T, format: Format, { value, entry, title }: TaskRow): string[] {
  if (!entry || !value || value.done === 'done') return [];
  const key = value.done === 'declined' ? 'visit:summary.declined' : 'visit:summary.notNeeded';
  return [t(key, { title: inLanguage(title, format.language), reason: value.reason ?? '' })];
}
