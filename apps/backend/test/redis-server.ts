import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
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
  const url = `redis://:${password}@127.0.0.1:${own}`;
  return launch(['--port', String(own), '--requirepass', password], new Redis(url, IMPATIENT), url);
}

export interface TlsRedisServer extends RedisServer {
  port: number;
}

/** One that takes TLS alone, as `localhost`, and lets everybody in. @param files paths of PEM files */
export async function startTlsRedis(files: {
  key: string;
  cert: string;
  ca: string;
}): Promise<TlsRedisServer> {
  const port = await freePort();
  const tls = ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'];
  const paths = ['--tls-key-file', files.key, '--tls-cert-file', files.cert, '--tls-ca-cert-file', files.ca];
  const url = `rediss://localhost:${port}`;
  const client = new Redis(url, { ...IMPATIENT, tls: { ca: readFileSync(files.ca) } });
  return { port, ...(await launch([...tls, ...paths], client, url)) };
}

const IMPATIENT = { lazyConnect: true, retryStrategy: () => null };

async function launch(options: string[], client: Redis, url: string): Promise<RedisServer> {
  const keepingNothing = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...options, ...keepingNothing], { stdio: 'ignore' });
  await untilItAnswers(client);
  return {
    url,
    stop: async () => {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
    },
  };
}

async function untilItAnswers(redis: Redis): Promise<void> {
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

/** A port of loopback that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
