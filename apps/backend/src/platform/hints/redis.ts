import type { Redis } from 'ioredis';
import type { Logger } from '../logging/logger';
import type { RedisAccess } from '../redis/access';
import { connectRedis } from '../redis/connect';
import { CHANNEL, decodeHint, encodeHint, type Hints } from './hints';
import { createListeners } from './listeners';

const MAX_BYTES = 64 * 1024;

/**
 * Hints by publish and subscribe. A connection that subscribes can do nothing else, so it is a second one;
 * it subscribes again by itself. Resolves when it listens, or when Redis turns out not to be there yet.
 */
export async function redisHints(access: RedisAccess, redis: Redis, log: Logger): Promise<Hints> {
  const listeners = createListeners();
  const patient = { enableOfflineQueue: true, maxRetriesPerRequest: null };
  const subscriber = connectRedis(access, log, patient);
  subscriber.on('message', (_channel, message) => listeners.tell(decodeHint(message)));
  const lost = (error: unknown) => log.warn({ event: 'hints.lost', error }, 'Redis carries no hints now');
  const subscribed = subscriber.subscribe(CHANNEL).catch(lost);
  const notThere = new Promise((resolve) => subscriber.once('close', resolve));
  await Promise.race([subscribed, notThere]);
  return {
    publish: async (streamIds) => {
      try {
        for (const message of encodeHint(streamIds, MAX_BYTES)) await redis.publish(CHANNEL, message);
      } catch (error) {
        lost(error);
      }
    },
    subscribe: listeners.add,
    close: async () => subscriber.disconnect(),
  };
}
