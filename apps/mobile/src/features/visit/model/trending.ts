import type { VitalCode } from '@berthcare/shared/domain/vitals';
import type { Earlier } from '@berthcare/shared/domain/vital-notice';

/**
 * How far three readings in a row must move one way before the vital is measured by itself instead of
 * being confirmed together with others. A matter of attention, not of diagnosis: about twice the noise of the
 * measurement.
 */
const noticeable: Record<VitalCode, number> = {
  ...{ blood_pressure: 15, pulse: 12, breathing: 4, temperature: 0.6 },
  ...{ oxygen: 3, weight: 1.5, glucose: 2, pain: 2 },
};

/** Whether the last three readings moved one way, and far enough to deserve a look. History oldest first. */
export function isTrending(vital: VitalCode, history: readonly Earlier[]): boolean {
  const [a, b, c] = history.slice(-3).map(({ amount }) => amount);
  if (a === undefined || b === undefined || c === undefined) return false;
  const oneWay = (a < b && b < c) || (a > b && b > c);
  return oneWay && Math.abs(c - a) >= noticeable[vital];
}
