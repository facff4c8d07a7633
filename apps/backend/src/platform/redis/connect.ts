import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../logging/logger';
import type { RedisAccess } from './access';

/** What a connection that must not lose its subscriptions does otherwise. */
export type Patience = Pick<RedisOptions, 'enableOfflineQueue' | 'maxRetriesPerRequest'>;

/** Redis's words for a token it does not take, and for none where it wants one. */
const REFUSED = /^(WRONGPASS|NOAUTH)\b/;

/**
 * A connection that mends itself, and meanwhile refuses at once instead of queueing: whatever is in Redis
 * may be lost, and nobody waits for it. A refused token makes the next attempt with another.
 */
export function connectRedis({ url, token }: RedisAccess, log: Logger, patience: Patience = {}): Redis {
  const { protocol, hostname } = new URL(url);
  const password = token.current();
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 1_000,
    connectTimeout: 3_000,
    retryStrategy: (attempt) => Math.min(100 * 2 ** attempt, 5_000),
    // With RESP 3 the token would be a user's password: ElastiCache's belongs to nobody.
    protocol: 2,
    ...(password === undefined ? {} : { password }),
    // The name that the certificate must have.
    ...(protocol === 'rediss:' ? { tls: { servername: hostname } } : {}),
    ...patience,
  });
  redis.on('error', (error) => {
    log.warn({ event: 'redis.lost', error }, 'Redis cannot be reached');
    if (REFUSED.test(error.message)) void renewToken(redis, token);
  });
  return redis;
}

async function renewToken(redis: Redis, token: RedisAccess['token']): Promise<void> {
  const next = await token.after(redis.options.password);
  if (next !== undefined) redis.options.password = next;
}
