import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { startTlsRedis } from '../redis-server';
import type { Certificates } from './certificates';
import type { TokenSetter } from './fake-elasticache';

/** A Redis 7 over TLS that lets everybody in until it gets a token, as ElastiCache's is when it is new. */
export interface TlsRedis extends TokenSetter {
  host: string;
  port: number;
  /** Whether it lets somebody in with this token; undefined is somebody without one. */
  admits: (token: string | undefined) => Promise<boolean>;
  /** Breaks every connection but this one's own. */
  cut: () => Promise<void>;
  /** How many connections are open that are not this one's own. */
  connections: () => Promise<number>;
  stop: () => Promise<void>;
}

/** Two passwords of the default user stand in for ElastiCache's two tokens. */
export async function tlsRedis({ files }: Certificates): Promise<TlsRedis> {
  const server = await startTlsRedis(files);
  const ca = readFileSync(files.ca);
  const anybody = new Redis(server.url, { tls: { ca } });
  await anybody.call('ACL', 'SETUSER', 'outside', 'on', '>outside', '~*', '&*', '+@all');
  anybody.disconnect();
  const admin = new Redis(server.url, { tls: { ca }, username: 'outside', password: 'outside' });
  const setDefault = async (...rules: string[]) =>
    void (await admin.call('ACL', 'SETUSER', 'default', ...rules));
  return {
    host: 'localhost',
    port: server.port,
    rotate: (token) => setDefault(`>${token}`),
    set: (token) => setDefault('resetpass', `>${token}`),
    admits: async (token) => {
      const redis = new Redis(server.url, {
        ...(token && { password: token }),
        tls: { ca },
        retryStrategy: () => null,
      });
      redis.on('error', () => undefined);
      const answer = await redis.ping().catch(() => undefined);
      redis.disconnect();
      return answer === 'PONG';
    },
    cut: async () => void (await admin.call('CLIENT', 'KILL', 'USER', 'default')),
    connections: async () => String(await admin.call('CLIENT', 'LIST')).split('user=default').length - 1,
    stop: async () => {
      admin.disconnect();
      await server.stop();
    },
  };
}
