import { Redis } from 'ioredis';
import type { TryToken } from './token-holder';

/** Redis's words for a token it does not take, for none where it wants one, and for one where it has none. */
const REFUSED = /^(WRONGPASS|NOAUTH)\b|without any password configured|no password is set/;

/** Tries tokens at the Redis of an address, each on a connection of its own. */
export function tryTokensAt(url: string): TryToken {
  const { protocol, hostname } = new URL(url);
  return async (token) => {
    const redis = new Redis(url, {
      ...(protocol === 'rediss:' ? { tls: { servername: hostname } } : {}),
      // Nothing is said on the connection but what follows.
      ...{ protocol: 2, disableClientInfo: true, enableReadyCheck: false },
      ...{ lazyConnect: true, retryStrategy: () => null, connectTimeout: 5_000, commandTimeout: 5_000 },
    });
    let broken: Error | undefined;
    redis.on('error', (error) => (broken = error));
    try {
      await redis.connect().catch((error: Error) => Promise.reject(broken ?? error));
      if (token !== undefined) await redis.auth(token);
      await redis.ping();
      return true;
    } catch (error) {
      if (REFUSED.test((error as Error).message)) return false;
      throw error;
    } finally {
      redis.disconnect();
    }
  };
}
