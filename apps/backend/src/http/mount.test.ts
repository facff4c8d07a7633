import { once } from 'node:events';
import { createServer, request as open, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '@berthcare/shared/contracts/endpoint';
import { ApiError } from '../api-error';
import { mount } from './mount';
import { route } from './route';

const echo = endpoint({
  ...{ method: 'POST', path: '/v1/echo', summary: 'Says it again', tag: 'test', auth: 'push' },
  ...{ body: z.object({ said: z.string() }), response: z.object({ said: z.string() }) },
});

let server: Server;
let asked: number;
/** Called each time somebody is recognised. */
let onAsked: () => void;
let isLetIn: boolean;

beforeEach(async () => {
  [asked, isLetIn, onAsked] = [0, true, () => {}];
  const app = express();
  const push = async () => {
    asked += 1;
    onAsked();
    // As a database takes a moment.
    await new Promise(setImmediate);
    if (!isLetIn) throw new ApiError('auth.required');
    return {} as never;
  };
  mount(app, [route(echo, async ({ body }) => body)], {
    authenticators: { push } as never,
    streams: {} as never,
  });
  app.use(((error, _request, response, _next) => {
    response.status(error instanceof ApiError ? 401 : 500).end();
  }) satisfies express.ErrorRequestHandler);
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

const body = JSON.stringify({ said: 'Bonjour' });

/** Sends the body in parts, the second once its sender was recognised. */
async function post(parts: readonly string[], meanwhile: () => void) {
  const recognised = new Promise<void>((resolve) => {
    onAsked = resolve;
  });
  const { port } = server.address() as AddressInfo;
  const headers = {
    ...{ authorization: `Bearer ${'a'.repeat(43)}`, 'content-type': 'application/json' },
    'content-length': Buffer.byteLength(body),
  };
  const sent = open({ port, host: '127.0.0.1', method: 'POST', path: '/v1/echo', headers });
  const answered = once(sent, 'response');
  const [now = '', later] = parts;
  if (later === undefined) sent.end(now);
  else {
    sent.write(now);
    await recognised;
    meanwhile();
    sent.end(later);
  }
  const [answer] = (await answered) as [IncomingMessage];
  return { status: answer.statusCode, said: await text(answer) };
}

test('who is let out while their body comes in gets no answer', async () => {
  const half = body.length / 2;
  const parts = [body.slice(0, half), body.slice(half)];
  expect(await post(parts, () => undefined)).toEqual({ status: 200, said: body });
  expect((await post(parts, () => (isLetIn = false))).status).toBe(401);
});

test('who has sent all of it when they are recognised is asked for once', async () => {
  expect(await post([body], () => undefined)).toEqual({ status: 200, said: body });
  expect(asked).toBe(1);
});
