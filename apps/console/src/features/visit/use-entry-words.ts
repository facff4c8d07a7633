import type { Language } from '@berthcare/locales/language';
import type { EntryValue, VitalValue } from '@berthcare/shared/domain/entry';
import type { OfficeEntry } from '@berthcare/shared/contracts/office-visit';
import type { VitalNotice } from '@berthcare/shared/domain/vital-notice';
import { vitals, type VitalCode } from '@berthcare/shared/domain/vitals';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';

/** The vital sign an item is about, or null for tasks, notes and vitals this version does not know. */
export function vitalOf(item: string): VitalCode | null {
  const code = item.startsWith('vital.') ? item.slice('vital.'.length) : '';
  return Object.hasOwn(vitals, code) ? (code as VitalCode) : null;
}

export interface EntryWords {
  /** "Blood pressure", "Compression stockings" */
  name(entry: Pick<OfficeEntry, 'item' | 'title'>): string;
  /** "132/78 mmHg", "63.4 kg", "declined"; without the unit where it stands beside one that has it. */
  value(item: string, value: EntryValue, unit?: 'with' | 'without'): string;
  /** Why something was not done or measured; null where it was, or nothing was said. */
  reason(value: EntryValue): string | null;
  /** Why a value deserves a look, in the words of the client's plan where it has some. */
  notice(item: string, notice: VitalNotice): { title: string; plan: string | null };
}

export function useEntryWords(): EntryWords {
  const { t, i18n } = useTranslation(['visit', 'vitals']);
  const format = useFormat();

  const number = (code: VitalCode | null, amount: number) =>
    format.number(amount, code === null ? (Number.isInteger(amount) ? 0 : 1) : vitals[code].decimals);

  const vitalValue = (item: string, { amount, second }: VitalValue, unit: 'with' | 'without') => {
    const code = vitalOf(item);
    const written = [amount, ...(second === undefined ? [] : [second])]
      .map((part) => number(code, part))
      .join('/');
    return unit === 'with' && code !== null ? format.quantity(written, vitals[code].unit) : written;
  };

  const name: EntryWords['name'] = ({ item, title }) => {
    const code = vitalOf(item);
    if (code !== null) return t(`vitals:name.${code}`);
    return title?.[i18n.language as Language] ?? (item === 'note' ? t('note') : item);
  };

  return {
    name,
    value: (item, value, unit = 'with') => {
      if (value.kind === 'vital') return vitalValue(item, value, unit);
      if (value.kind === 'unmeasured') return t('unmeasured');
      return value.kind === 'task' ? t(`task.${value.done}`) : value.text;
    },
    reason: (value) => {
      if (value.kind === 'task') return value.reason ?? null;
      if (value.kind !== 'unmeasured') return null;
      const { reason, detail } = value;
      if (reason === 'other' && detail) return detail;
      const chosen = t(`vitals:unmeasured.${reason}`);
      return detail ? t('vitals:unmeasured.because', { reason: chosen, detail }) : chosen;
    },
    notice: (item, notice) => {
      const code = vitalOf(item);
      const sign = code === null ? item : t(`vitals:name.${code}`);
      const unit = code === null ? '' : vitals[code].unit;
      const plan = notice.wording;
      if (notice.rose) {
        const by = format.quantity(format.difference(notice.rose.by, 1), unit);
        return { title: t('notice.rise', { sign, by, count: notice.rose.days }), plan };
      }
      const limit = format.quantity(number(code, notice.limit), unit);
      const key = `notice.${notice.why === 'low' ? 'low' : 'high'}.${notice.from}` as const;
      return { title: t(key, { sign, limit }), plan };
    },
  };
}
