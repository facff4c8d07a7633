import type { Redis } from 'ioredis';
import { CHANNEL, decodeHint, encodeHint, type Hints } from './hints';
import { createListeners } from './listeners';

const MAX_BYTES = 64 * 1024;

/** Hints by publish and subscribe. A connection that subscribes can do nothing else, so it is a second one. */
export async function redisHints(redis: Redis): Promise<Hints> {
  const listeners = createListeners();
  const subscriber = redis.duplicate({ enableOfflineQueue: true, maxRetriesPerRequest: null });
  subscriber.on('message', (_channel, message) => listeners.tell(decodeHint(message)));
  await subscriber.subscribe(CHANNEL);
  return {
    publish: async (streamIds) => {
      for (const message of encodeHint(streamIds, MAX_BYTES)) await redis.publish(CHANNEL, message);
    },
    subscribe: listeners.add,
    close: async () => subscriber.disconnect(),
  };
}
