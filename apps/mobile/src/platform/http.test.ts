import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isRequestId } from '@berthcare/shared/contracts/request-id';
import { createHttpClient, type HttpRequest } from './http';

let server: Server | undefined;

afterEach(() => {
  vi.useRealTimers();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** Lets a server of one answer be asked, and tells what the client made of it. */
async function ask(answer: RequestListener, request: Partial<HttpRequest> = {}) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const client = createHttpClient({ origin: `http://127.0.0.1:${port}`, token: () => 'secret' });
  return client.send({ method: 'POST', path: '/v1/sync', body: { a: 1 }, ...request });
}

describe('an answer', () => {
  it('comes with its status and its JSON, errors of the API included', async () => {
    const result = await ask((_, response) => {
      response.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '7' });
      response.end('{"error":{"code":"server.unavailable"}}');
    });
    expect(result).toEqual({
      kind: 'response',
      status: 503,
      body: { error: { code: 'server.unavailable' } },
      retryAfterMs: 7000,
    });
  });

  it('may be empty', async () => {
    const result = await ask((_, response) => response.writeHead(204).end());
    expect(result).toEqual({ kind: 'response', status: 204, body: null, retryAfterMs: null });
  });

  it('was asked for under an id of its own, which finds it in the server’s log', async () => {
    const ids: unknown[] = [];
    server = createServer((request, response) => {
      ids.push(request.headers['x-request-id']);
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const client = createHttpClient({ origin: `http://127.0.0.1:${port}`, token: () => null });
    for (let i = 0; i < 2; i++) await client.send({ method: 'GET', path: '/' });
    expect(ids.map((id) => isRequestId(String(id)))).toEqual([true, true]);
    expect(new Set(ids).size).toBe(2);
  });

  it('was asked for with the token and the body as JSON', async () => {
    let seen = '';
    await ask((request, response) => {
      seen = `${request.method} ${request.url} ${request.headers.authorization} ${request.headers['content-type']}`;
      response.writeHead(204).end();
    });
    expect(seen).toBe('POST /v1/sync Bearer secret application/json');
  });
});

describe('what is not the API’s counts as offline', () => {
  it.each<[string, RequestListener]>([
    [
      'a sign-in page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ],
    ['a redirect to one', (_, response) => response.writeHead(302, { location: '/login' }).end()],
    [
      'a gateway’s apology',
      (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('Bad'),
    ],
    ['a line that is cut', (request) => request.socket.destroy()],
    [
      'an answer that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"a":', () => response.destroy());
      },
    ],
  ])('%s', async (_, answer) => {
    expect(await ask(answer)).toEqual({ kind: 'offline' });
  });

  it('no server at all', async () => {
    const client = createHttpClient({ origin: 'http://127.0.0.1:1', token: () => null });
    expect(await client.send({ method: 'GET', path: '/' })).toEqual({ kind: 'offline' });
  });
});

describe('a request that is called off', () => {
  /** Never answers, as a stalled line does. */
  const stalled: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
    );

  it('by its time limit', async () => {
    vi.useFakeTimers();
    const client = createHttpClient({ origin: '', token: () => null, fetch: stalled });
    const result = client.send({ method: 'GET', path: '/', timeoutMs: 5_000 });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await result).toEqual({ kind: 'timeout' });
  });

  it('by its caller', async () => {
    const caller = new AbortController();
    const client = createHttpClient({ origin: '', token: () => null, fetch: stalled });
    const result = client.send({ method: 'GET', path: '/', signal: caller.signal });
    caller.abort();
    expect(await result).toEqual({ kind: 'aborted' });
  });
});
