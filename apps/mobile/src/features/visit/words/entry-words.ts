import type { Format } from '@berthcare/locales/format';
import type { VitalValue } from '@berthcare/shared/domain/entry';
import { vitals } from '@berthcare/shared/domain/vitals';
import type { TFunction } from 'i18next';
import type { VitalRow } from '../model/rows';
import type { Typed } from '../model/typed-value';
import { lastDay } from './row-words';
import { plainNumber, valueText } from './vital-words';

type T = TFunction<['visit', 'vitals', 'common']>;

interface EntryWords {
  label: string;
  detail: string | undefined;
  /** Whether pressing keeps something. */
  ready: boolean;
}

/** What the keypad's main button says: the value it would keep, or what is still missing. */
export function entryWords(
  t: T,
  format: Format,
  row: VitalRow,
  typed: Typed,
  offered: VitalValue | null,
): EntryWords {
  const { vital } = row;
  if (typed.kind === 'value') {
    return {
      label: t('visit:entry.keep', { value: valueText(format, vital, typed.value) }),
      detail: undefined,
      ready: true,
    };
  }
  if (typed.kind === 'half') return { label: t('visit:entry.second'), detail: undefined, ready: false };
  if (typed.kind === 'impossible') {
    const { min, max } = vitals[vital];
    const [from, to] = [min, max].map((bound) =>
      format.quantity(plainNumber(format, bound), vitals[vital].unit),
    );
    return {
      label: t('visit:entry.impossible', { value: valueText(format, vital, typed.value) }),
      detail: t('visit:entry.impossibleDetail', { from, to }),
      ready: false,
    };
  }
  if (!offered) return { label: t('visit:entry.waiting'), detail: undefined, ready: false };
  return {
    label: t('visit:entry.confirm', { value: valueText(format, vital, offered) }),
    detail: t('visit:entry.confirmDetail', { day: lastDay(format, row) }),
    ready: true,
  };
}
