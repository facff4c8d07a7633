import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  url: string;
  stop: () => Promise<void>;
}

/** Whether this machine has one; suites over Redis say so when it has not. */
export const hasRedisServer = (() => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A server of one's own on loopback, with a password, keeping nothing. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const password = 'test';
  const own = port ?? (await freePort());
  const options = ['--port', String(own), '--bind', '127.0.0.1', '--requirepass', password];
  const server = spawn('redis-server', [...options, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  const url = `redis://:${password}@127.0.0.1:${own}`;
  await untilItAnswers(url);
  return {
    url,
    stop: async () => {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
    },
  };
}

async function untilItAnswers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await redis.connect();
      await redis.ping();
      redis.disconnect();
      return;
    } catch {
      await delay(50);
    }
  }
  throw new Error('redis-server does not answer.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
