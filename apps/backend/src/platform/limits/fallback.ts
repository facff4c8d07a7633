import type { Logger } from '../logging/logger';
import type { RateLimits } from './rate-limits';

/** While the first cannot be reached the second counts, from zero: sign-in goes on, and stays limited. */
export function withFallback(first: RateLimits, second: RateLimits, log: Logger): RateLimits {
  return {
    limit: (rule) => {
      const preferred = first.limit(rule);
      const fallback = second.limit(rule);
      const missed = (error: unknown) =>
        log.warn({ event: 'limits.fallback', error }, 'Redis does not count');
      return {
        take: (key) =>
          preferred.take(key).catch((error: unknown) => {
            missed(error);
            return fallback.take(key);
          }),
        giveBack: (key) =>
          preferred.giveBack(key).catch((error: unknown) => {
            missed(error);
            return fallback.giveBack(key);
          }),
      };
    },
  };
}
