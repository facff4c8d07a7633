import { vitals, type VitalCode } from '@berthcare/shared/domain/vitals';

/** The vital sign an item is about: `vital.pulse`; null for a task or a note. */
export function vitalOf(item: string): VitalCode | null {
  const code = item.startsWith('vital.') ? item.slice('vital.'.length) : '';
  return Object.hasOwn(vitals, code) ? (code as VitalCode) : null;
}
