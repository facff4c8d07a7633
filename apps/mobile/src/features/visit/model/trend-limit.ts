import type { Earlier, Target } from '@berthcare/shared/domain/vital-notice';

export interface TrendLimit {
  kind: 'planLimit' | 'usualHigh' | 'usualLow';
  amount: number;
}

/** The line the plan draws through a trend: where a rise has to be told, else the nearer usual bound. */
export function trendLimit(
  target: Target | null,
  history: readonly Earlier[],
  amount: number,
): TrendLimit | null {
  if (!target) return null;
  const { riseBy, riseDays, low, high } = target;
  if (riseBy !== null && riseDays !== null) {
    const within = history.filter(({ daysAgo }) => daysAgo > 0 && daysAgo <= riseDays);
    const least = Math.min(...within.map((earlier) => earlier.amount));
    // Values have one decimal at most.
    return within.length > 0 ? { kind: 'planLimit', amount: Math.round((least + riseBy) * 10) / 10 } : null;
  }
  if (low !== null && (high === null || Math.abs(amount - low) < Math.abs(amount - high))) {
    return { kind: 'usualLow', amount: low };
  }
  return high === null ? null : { kind: 'usualHigh', amount: high };
}
