import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { minus } from './bytes';
import { lines } from './line';
import { countingProxy, type Proxy } from './proxy';

const BODY = 'x'.repeat(300_000);
let server: Server;
let proxy: Proxy;

beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end(BODY));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  proxy = await countingProxy((server.address() as AddressInfo).port, lines.near);
});

afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const post = async (body: string) =>
  (await fetch(`http://127.0.0.1:${proxy.port}/`, { method: 'POST', body })).text();

test('what passes is whole, and counted both ways', async () => {
  expect(await post('hello')).toBe(BODY);
  const { up, down, requests } = proxy.traffic();
  expect(requests).toBe(1);
  expect(up.bodies).toBe(5);
  expect(down.bodies).toBe(BODY.length);
  expect(up.around).toBeGreaterThan(50);
});

test('a line that loses and delays delivers the same bytes in the same order', async () => {
  const before = proxy.traffic();
  proxy.become({ ...lines.far, roundTripMs: 10, loss: 0.2 }, 'seed');
  expect(await post('hello')).toBe(BODY);
  expect(minus(proxy.traffic(), before).down.bodies).toBe(BODY.length);
});

test('what a closed connection carried stays counted', async () => {
  await post('hello');
  proxy.become(lines.near, 'seed');
  await post('again');
  expect(proxy.traffic().up.bodies).toBe(10);
});
