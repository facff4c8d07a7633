import { Redis } from 'ioredis';
import type { Logger } from '../logging/logger';

/**
 * A connection that mends itself, and meanwhile refuses at once instead of queueing: whatever is in Redis
 * may be lost, and nobody waits for it.
 */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 1_000,
    connectTimeout: 3_000,
    retryStrategy: (attempt) => Math.min(100 * 2 ** attempt, 5_000),
  });
  redis.on('error', (error) => log.warn({ event: 'redis.lost', error }, 'Redis cannot be reached'));
  return redis;
}
