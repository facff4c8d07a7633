import { ApiError } from '../../api-error';

/** So many tries in so many seconds, counted from the first. */
export interface LimitRule {
  /** Tells the rule's counts from those of others. */
  name: string;
  points: number;
  seconds: number;
}

export type Verdict = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** One rule's counts, shared by all processes. A key is kept as it is given: give hashes, not addresses. */
export interface RateLimit {
  /** Counts a try, allowed or not. */
  take: (key: string) => Promise<Verdict>;
  /** Takes a try back. */
  giveBack: (key: string) => Promise<void>;
}

/** The port. Counts may be lost; they must not be larger than what was taken. */
export interface RateLimits {
  limit: (rule: LimitRule) => RateLimit;
}

/**
 * Runs `work` if every limit still allows a try; a try that succeeds is not counted. Counting first makes
 * guesses in parallel count too. `tries` go from the narrowest to the widest: what a narrow limit refuses does not use up
 * a wide one, or one address could lock everybody out. Throws `rate.limited`, or what `work` throws.
 */
export async function guarded<T>(
  tries: readonly [RateLimit, key: string][],
  work: () => Promise<T>,
): Promise<T> {
  for (const [position, [limit, key]] of tries.entries()) {
    const verdict = await limit.take(key);
    if (verdict.allowed) continue;
    await giveBack(tries.slice(0, position));
    throw new ApiError('rate.limited', { retryAfterSeconds: verdict.retryAfterSeconds });
  }
  const result = await work();
  await giveBack(tries);
  return result;
}

const giveBack = (tries: readonly [RateLimit, key: string][]) =>
  Promise.all(tries.map(([limit, key]) => limit.giveBack(key)));
