import type { Format } from '@berthcare/locales/format';
import type { EntryValue, UnmeasuredValue, VitalValue } from '@berthcare/shared/domain/entry';
import type { VitalNotice } from '@berthcare/shared/domain/vital-notice';
import { vitals, type VitalCode } from '@berthcare/shared/domain/vitals';
import type { TFunction } from 'i18next';

type T = TFunction<['visit', 'vitals']>;

/** 132/78, 63.4, 63,4 */
export function numberText(format: Format, vital: VitalCode, value: VitalValue): string {
  const { decimals } = vitals[vital];
  const amount = format.number(value.amount, decimals);
  return value.second === undefined ? amount : `${amount}/${format.number(value.second, decimals)}`;
}

/** 132/78 mmHg, 63,4 kg, 96% */
export const valueText = (format: Format, vital: VitalCode, value: VitalValue): string =>
  format.quantity(numberText(format, vital, value), vitals[vital].unit);

/** An amount alone, with its unit. */
export const amountText = (format: Format, vital: VitalCode, amount: number): string =>
  format.quantity(format.number(amount, vitals[vital].decimals), vitals[vital].unit);

/** The value of any entry as short words; null for what is not a vital. */
export const vitalEntryText = (format: Format, vital: VitalCode, value: EntryValue): string | null =>
  value.kind === 'vital' ? valueText(format, vital, value) : null;

/** Why a vital was not measured: "Equipment failed or was missing: cuff leaks". */
export function unmeasuredText(t: T, { reason, detail }: UnmeasuredValue): string {
  if (reason === 'other' && detail) return detail;
  const chosen = t(`vitals:unmeasured.${reason}`);
  return detail ? t('vitals:unmeasured.because', { reason: chosen, detail }) : chosen;
}

/** How long a notice may be: in a row, alone, or above the plan's own words. */
export type NoticeLength = 'row' | 'alone' | 'quoting';

const riseKeys = {
  row: 'vitals:notice.riseShort',
  alone: 'vitals:notice.rise',
  quoting: 'vitals:notice.riseOnly',
} as const;

/** Why a value deserves a look. */
export function noticeText(
  t: T,
  format: Format,
  vital: VitalCode,
  notice: VitalNotice,
  length: NoticeLength,
): string {
  const limit = format.quantity(plainNumber(format, notice.limit), vitals[vital].unit);
  if (notice.why === 'rise' && notice.rose) {
    const by = `${format.difference(notice.rose.by, vitals[vital].decimals)}${unitOf(vital)}`;
    return t(riseKeys[length], { by, count: notice.rose.days, limit });
  }
  const side = notice.why === 'high' ? 'high' : 'low';
  return t(notice.from === 'plan' ? `vitals:notice.${side}Plan` : `vitals:notice.${side}Catalogue`, {
    limit,
  });
}

/** A bound as the plan writes it: without decimals it does not need. */
export const plainNumber = (format: Format, amount: number): string =>
  format.number(amount, Number.isInteger(amount) ? 0 : 1);

const unitOf = (vital: VitalCode): string => {
  const { unit } = vitals[vital];
  return unit.startsWith('/') ? unit : `\u00A0${unit}`;
};
