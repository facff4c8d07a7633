import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { anyPort, freePort, isFree } from './ports.mjs';

const servers: Server[] = [];

function listen(port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    servers.push(server);
    server.listen({ port, host }, () => done());
  });
}

afterEach(() => servers.splice(0).forEach((server) => server.close()));

test.each(['127.0.0.1', '0.0.0.0', '::1'])(
  'a port somebody has on %s is taken, and the next one is given',
  async (host) => {
    const port = await anyPort();
    expect(await isFree(port)).toBe(true);
    await listen(port, host);
    expect(await isFree(port)).toBe(false);
    expect(await freePort(port)).toBeGreaterThan(port);
  },
);
