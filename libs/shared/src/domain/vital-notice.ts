import { z } from 'zod';
import type { VitalValue } from './entry';
import { vitals, type VitalCode } from './vitals';

/**
 * Why a measured value deserves a look. low, high: beyond the usual range; rise: it rose faster than the client's plan
 * accepts. `from` says whether the limit is the client's plan or the catalogue for adults at rest.
 */
export const vitalNotice = z.object({
  why: z.enum(['low', 'high', 'rise']),
  /** The bound that was passed; for a rise the accepted rise, in the vital's unit. */
  limit: z.number(),
  /** For a rise: how much it rose, and over how many days. */
  rose: z.object({ by: z.number(), days: z.number() }).nullable(),
  from: z.enum(['plan', 'catalogue']),
  /** The plan's own words. */
  wording: z.string().nullable(),
});
export type VitalNotice = z.infer<typeof vitalNotice>;

/** What a client's plan says of a vital; the columns of `vitalTarget`. */
export interface Target {
  low: number | null;
  high: number | null;
  riseBy: number | null;
  riseDays: number | null;
  wording: string | null;
}

/** An earlier value, `daysAgo` whole days before the one looked at. */
export interface Earlier {
  amount: number;
  daysAgo: number;
}

/**
 * Looks at a value with the eyes of the client's plan, where it has none with those of the catalogue.
 * Blood pressure is judged by its systolic value, as the plan's ranges are. A rise comes before a bound: it is what
 * the plan asked to be told of.
 */
export function noticeOf(
  code: VitalCode,
  value: Pick<VitalValue, 'amount'>,
  target: Target | undefined,
  earlier: readonly Earlier[],
): VitalNotice | null {
  const wording = target?.wording ?? null;
  const rise = target && riseOf(value.amount, target, earlier);
  if (rise) return { why: 'rise', limit: rise.limit, rose: rise.rose, from: 'plan', wording };

  const planned = target !== undefined && (target.low !== null || target.high !== null);
  const { low, high } = planned ? target : vitals[code];
  const from = planned ? 'plan' : 'catalogue';
  if (low !== null && value.amount < low) return { why: 'low', limit: low, rose: null, from, wording };
  if (high !== null && value.amount > high) return { why: 'high', limit: high, rose: null, from, wording };
  return null;
}

function riseOf(amount: number, { riseBy, riseDays }: Target, earlier: readonly Earlier[]) {
  if (riseBy === null || riseDays === null) return null;
  const within = earlier.filter(({ daysAgo }) => daysAgo > 0 && daysAgo <= riseDays);
  const least = within.reduce<Earlier | null>((a, b) => (a === null || b.amount < a.amount ? b : a), null);
  if (least === null) return null;
  // Values have one decimal at most: 63.4 - 61.2 must be 2.2, not 2.1999999999999957.
  const by = Math.round((amount - least.amount) * 10) / 10;
  return by >= riseBy ? { limit: riseBy, rose: { by, days: least.daysAgo } } : null;
}
