import type { Format } from '@berthcare/locales/format';
import type { TFunction } from 'i18next';
import { inLanguage } from '../../../ui/i18n/format';
import type { TaskRow, VitalRow } from '../model/rows';
import { numberText, plainNumber, unmeasuredText, vitalEntryText } from './vital-words';

type T = TFunction<['visit', 'vitals']>;

/** The day a row's carried value is from, as it is read: "19 Nov". */
export const lastDay = (format: Format, row: VitalRow | TaskRow): string =>
  row.last ? format.day(format.dayOf(row.last.recordedAt)) : '';

/** The line under a vital's name: how its value came to be, or what is usual. */
export function vitalState(t: T, format: Format, row: VitalRow): string {
  const time = row.entry ? format.time(row.entry.recordedAt) : '';
  switch (row.standing) {
    case 'offered':
      if (row.look && row.look !== 'range') return t(`visit:vital.look.${row.look}`);
      return row.notice ? t('visit:vital.look.range') : usualText(t, format, row);
    case 'confirmed':
      return t(row.entry?.together ? 'visit:vital.togetherAt' : 'visit:vital.confirmedAt', { time });
    case 'changed':
      return t('visit:vital.changed', { value: lastNumber(format, row) });
    case 'new':
      return t('visit:vital.measuredAt', { time });
    case 'unmeasured':
      return t('visit:vital.unmeasured', { reason: unmeasuredText(t, row.unmeasured!) });
    case 'tooOld':
      return t('visit:vital.tooOld', { day: lastDay(format, row) });
    case 'empty':
      return t(row.required ? 'visit:vital.never' : 'visit:vital.optional');
  }
}

export const lastNumber = (format: Format, row: VitalRow): string =>
  row.last?.value.kind === 'vital' ? numberText(format, row.vital, row.last.value) : '';

export function usualText(t: T, format: Format, row: VitalRow): string {
  const low = row.target?.low ?? null;
  const high = row.target?.high ?? null;
  const number = (amount: number) => plainNumber(format, amount);
  if (low !== null && high !== null) return t('visit:vital.usual', { from: number(low), to: number(high) });
  if (high !== null) return t('visit:vital.usualTo', { to: number(high) });
  if (low !== null) return t('visit:vital.usualFrom', { from: number(low) });
  return t('visit:vital.lastOn', { day: lastDay(format, row) });
}

export function taskState(t: T, format: Format, row: TaskRow): string {
  const { value, entry, standing } = row;
  if (standing === 'offered') return t('visit:task.lastDone', { day: lastDay(format, row) });
  if (!value || !entry) return t('visit:task.new');
  if (value.done !== 'done') {
    const reason = value.reason ?? '';
    return t(value.done === 'declined' ? 'visit:task.declined' : 'visit:task.notNeeded', { reason });
  }
  const time = format.time(entry.recordedAt);
  if (row.provenBy) return t('visit:task.doneWith', { vital: t(`vitals:object.${row.provenBy}`), time });
  return t(entry.together ? 'visit:task.togetherAt' : 'visit:task.confirmedAt', { time });
}

/** A row by its name, with the value where it has one: what buttons and lists say. */
export function rowName(t: T, format: Format, row: VitalRow | TaskRow): string {
  if (row.kind === 'task') return inLanguage(row.title, format.language);
  const value = row.value && vitalEntryText(format, row.vital, row.value);
  const name = t(`vitals:name.${row.vital}`);
  return value ? `${name} ${value}` : name;
}
