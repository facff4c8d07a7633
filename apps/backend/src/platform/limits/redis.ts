import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { limitOf } from './library';
import type { RateLimits } from './rate-limits';

export function redisRateLimits(redis: Redis): RateLimits {
  return {
    limit: ({ name, points, seconds }) =>
      limitOf(
        new RateLimiterRedis({
          storeClient: redis,
          useRedisPackage: false,
          rejectIfRedisNotReady: true,
          keyPrefix: `limit:${name}`,
          points,
          duration: seconds,
        }),
      ),
  };
}
