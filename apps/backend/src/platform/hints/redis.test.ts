import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRedisServer, startRedis, type RedisServer } from '../../../test/redis-server';
import { until } from '../../../test/until';
import { createLogger } from '../logging/logger';
import { redisAt } from '../redis/access';
import { connectRedis } from '../redis/connect';
import { hintsSuite } from './acceptance';
import type { Hints } from './hints';
import { redisHints } from './redis';

const log = createLogger({ level: 'silent', role: 'test' });

describe.runIf(hasRedisServer)('with the redis-server of this machine', () => {
  let server: RedisServer;
  let connections: [Redis, Redis];
  let pair: [Hints, Hints];
  beforeAll(async () => {
    server = await startRedis();
    const access = redisAt(server.url);
    connections = [connectRedis(access, log), connectRedis(access, log)];
    pair = [await redisHints(access, connections[0], log), await redisHints(access, connections[1], log)];
  });
  afterAll(async () => {
    await Promise.all(pair.map((hints) => hints.close()));
    connections.forEach((redis) => redis.disconnect());
    await server.stop();
  });

  hintsSuite('Redis', () => pair);

  test('after a restart of Redis hints arrive again', async () => {
    const heard: string[] = [];
    pair[0].subscribe((ids) => heard.push(...ids));
    const port = Number(new URL(server.url).port);
    await server.stop();
    await expect(pair[1].publish([randomUUID()])).resolves.toBeUndefined();
    server = await startRedis(port);
    const id = randomUUID();
    await until(async () => {
      await pair[1].publish([id]);
      return heard.includes(id);
    });
  });
});

test.skipIf(hasRedisServer)(
  'there is no redis-server on this machine: its suite did not run',
  () => undefined,
);

test('a Redis that is not there keeps nobody from starting', async () => {
  const access = redisAt('redis://127.0.0.1:1');
  const redis = connectRedis(access, log);
  const hints = await redisHints(access, redis, log);
  await expect(hints.publish([randomUUID()])).resolves.toBeUndefined();
  await hints.close();
  redis.disconnect();
});
