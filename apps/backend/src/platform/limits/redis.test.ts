import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRedisServer, startRedis, type RedisServer } from '../../../test/redis-server';
import { createLogger } from '../logging/logger';
import { redisAt } from '../redis/access';
import { connectRedis } from '../redis/connect';
import { rateLimitsSuite } from './acceptance';
import { withFallback } from './fallback';
import type { RateLimits } from './rate-limits';
import { redisRateLimits } from './redis';

describe.runIf(hasRedisServer)('with the redis-server of this machine', () => {
  let server: RedisServer;
  let connections: [Redis, Redis];
  beforeAll(async () => {
    server = await startRedis();
    connections = [new Redis(server.url), new Redis(server.url)];
    await Promise.all(connections.map((redis) => redis.ping()));
  });
  afterAll(async () => {
    connections.forEach((redis) => redis.disconnect());
    await server.stop();
  });

  rateLimitsSuite('Redis', () => [redisRateLimits(connections[0]), redisRateLimits(connections[1])]);
});

test.skipIf(hasRedisServer)(
  'there is no redis-server on this machine: its suite did not run',
  () => undefined,
);

test('without Redis the other one counts', async () => {
  const log = createLogger({ level: 'silent', role: 'test' });
  const redis = connectRedis(redisAt('redis://127.0.0.1:1'), log);
  const taken: string[] = [];
  const other: RateLimits = {
    limit: ({ name }) => ({
      take: async (key) => {
        taken.push(`${name} ${key}`);
        return { allowed: false, retryAfterSeconds: 7 };
      },
      giveBack: async (key) => void taken.push(`back ${key}`),
    }),
  };
  const limit = withFallback(redisRateLimits(redis), other, log).limit({ name: 'r', points: 1, seconds: 1 });
  expect(await limit.take('a')).toEqual({ allowed: false, retryAfterSeconds: 7 });
  await limit.giveBack('a');
  expect(taken).toEqual(['r a', 'back a']);
  redis.disconnect();
});
