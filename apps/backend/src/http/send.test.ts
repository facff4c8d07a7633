import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inflateRawSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sync } from '@berthcare/shared/contracts/sync';
import { deflatedType, dictionary } from '@berthcare/shared/sync/dictionary';
import { send } from './send';

const small = { protocol: 1, note: 'Pansement changé' };
const large = { note: 'a'.repeat(20_000) };

let server: Server;
beforeAll(async () => {
  const app = express();
  app.get('/small', (request, response) => send(sync, request, response, small));
  app.get('/large', (request, response) => send(sync, request, response, large));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

async function ask(path: string, accept: string) {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });
  return { type: answer.headers.get('content-type'), body: Buffer.from(await answer.arrayBuffer()) };
}

it('deflates a small answer with the dictionary for who takes that', async () => {
  const { type, body } = await ask('/small', `${deflatedType}, application/json`);
  expect(type).toBe(deflatedType);
  const text = inflateRawSync(body, { dictionary: Buffer.from(dictionary) }).toString();
  expect(JSON.parse(text)).toEqual(small);
});

it.each([
  ['/small', '*/*'],
  ['/small', 'application/json'],
  ['/large', `${deflatedType}, application/json`],
])('sends JSON otherwise: %s to who takes %s', async (path, accept) => {
  const { type, body } = await ask(path, accept);
  expect(type).toBe('application/json; charset=utf-8');
  expect(JSON.parse(body.toString())).toEqual(path === '/small' ? small : large);
});

it('has the dictionary that lies beside the spec', () => {
  const spec = new URL('../../../../project-documentation/specs/exchange-dictionary-1.txt', import.meta.url);
  expect(readFileSync(spec, 'utf8').replaceAll('\n', '')).toBe(dictionary);
});
