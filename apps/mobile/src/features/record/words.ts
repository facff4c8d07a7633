import type { Format } from '@berthcare/locales/format';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { TFunction } from 'i18next';
import { inLanguage } from '../../ui/i18n/format';
import { unmeasuredText, valueText } from '../visit/words/vital-words';
import type { RecordEntry, RecordModel } from './model/record-view';

type T = TFunction<['visit', 'record', 'vitals']>;

export const entryTitle = (
  t: T,
  format: Format,
  { item, vital, title }: Pick<RecordEntry, 'item' | 'vital' | 'title'>,
): string => {
  if (item === 'note') return t('record:note');
  return vital ? t(`vitals:name.${vital}`) : inLanguage(title, format.language);
};

/** Whose visit, of which day, from when to when, with the day of what was on another; no end where the record has none. */
export function spanText(
  t: TFunction<['record']>,
  format: Format,
  {
    clientName: name,
    day,
    startedAt,
    endedAt,
  }: Pick<RecordModel, 'clientName' | 'day' | 'startedAt' | 'endedAt'>,
): string {
  const of = { name, day: format.weekday(day) };
  if (startedAt === null) return t('record:spanUnknown', of);
  const from = format.timeBeside(day, startedAt);
  if (endedAt === null) return t('record:spanOpen', { ...of, from });
  return t('record:span', { ...of, from, to: format.timeBeside(day, endedAt) });
}

/** A value as the record shows it; a task's outcome with its reason. */
export function entryValueText(
  t: T,
  format: Format,
  { vital }: Pick<RecordEntry, 'vital'>,
  value: EntryValue,
): string {
  if (value.kind === 'vital') return vital ? valueText(format, vital, value) : String(value.amount);
  if (value.kind === 'unmeasured') return t('visit:vital.unmeasured', { reason: unmeasuredText(t, value) });
  if (value.kind === 'note') return value.text;
  if (value.done === 'done') return t('visit:task.done');
  const reason = value.reason ?? '';
  return t(value.done === 'declined' ? 'visit:task.declined' : 'visit:task.notNeeded', { reason });
}

/**
 * How an entry came to be: "changed 12:20, was 74/min".
 * @param day of its visit, `YYYY-MM-DD`
 */
export function howText(t: T, format: Format, entry: RecordEntry, day: string): string {
  const time = format.timeBeside(day, entry.recordedAt);
  const { provenance, together, was, value } = entry;
  if (provenance === 'reused') return t('record:how.reused');
  if (provenance === 'confirmed')
    return t(together ? 'record:how.together' : 'record:how.confirmed', { time });
  if (provenance === 'new') return t('record:how.new', { time });
  if (!was || value.kind === 'task') return t('record:how.changedOnly', { time });
  return t('record:how.changed', { time, value: entryValueText(t, format, entry, was) });
}

const reasons = {
  'visit.reassigned': 'reassigned',
  'visit.locked': 'locked',
  'visit.already_started': 'started',
  'visit.not_started': 'notStarted',
  'visit.unknown': 'unknown',
  'record.unknown': 'unknown',
  'record.former': 'former',
  'author.away': 'away',
  'device.unreadable': 'unreadable',
} as const;

/** Why something was set aside; null where there is no more to say than that it was. */
export const whyAside = (t: T, reason: string | null): string | null =>
  reason !== null && Object.hasOwn(reasons, reason)
    ? t(`record:setAside.why.${reasons[reason as keyof typeof reasons]}`)
    : null;
