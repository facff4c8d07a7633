import { beforeEach, expect, it } from 'vitest';
import type { HttpResult } from '../platform/http';
import { photoTransport } from './photo-transport';

const id = '0198a000-0000-7000-8000-00000000f070';
const path = `/v1/photos/${id}/picture`;
const bytes = new Uint8Array([1, 2, 3]);
const answer = (body: unknown): HttpResult => ({ kind: 'response', status: 200, body, retryAfterMs: null });
const refusal = (status: number, code: string, retryAfterMs: number | null = null): HttpResult => ({
  ...{ kind: 'response', status, body: { error: { code } }, retryAfterMs },
});

let says: HttpResult[];
let asked: string[];
let renewals: number;
let objects: { url: string; init: RequestInit | undefined }[];
let store: () => Promise<Response>;

beforeEach(() => {
  [says, asked, renewals, objects] = [[], [], 0, []];
  store = async () => new Response(bytes);
});

const transport = (renewed: 'opened' | 'offline' = 'opened') =>
  photoTransport({
    origin: 'https://care.example',
    http: {
      send: async (request) => {
        asked.push(`${request.method} ${request.path}`);
        return says.shift() ?? { kind: 'offline' };
      },
    },
    session: {
      renew: async () => {
        renewals += 1;
        return renewed;
      },
    },
    fetch: async (url, init) => {
      objects.push({ url: url as string, init });
      return store();
    },
  });

it('asks how a picture stands', async () => {
  says = [
    answer({ kind: 'arrived' }),
    refusal(404, 'not_found'),
    refusal(503, 'server.unavailable', 2000),
    refusal(500, 'server.error'),
  ];
  expect(await transport().ask(id)).toEqual({ kind: 'arrived' });
  expect(await transport().ask(id)).toEqual({ kind: 'unknown' });
  expect(await transport().ask(id)).toEqual({ kind: 'busy', retryAfterMs: 2000 });
  expect(await transport().ask(id)).toEqual({ kind: 'failed' });
  expect(await transport().ask(id)).toEqual({ kind: 'offline' });
  expect(asked).toEqual(Array(5).fill(`POST ${path}`));
});

it('opens a session that has ended, once, and asks again', async () => {
  const ended = refusal(401, 'auth.session_expired');
  says = [ended, answer({ kind: 'arrived' })];
  expect(await transport().ask(id)).toEqual({ kind: 'arrived' });
  says = [ended, ended];
  expect(await transport().ask(id)).toEqual({ kind: 'signed_out' });
  says = [ended];
  expect(await transport('offline').ask(id)).toEqual({ kind: 'signed_out' });
  expect([renewals, asked.length]).toEqual([3, 5]);
});

it('sends the bytes with the headers that it was told, and none of its own', async () => {
  const headers = { 'content-type': 'image/jpeg' };
  const to = (url: string) => ({ kind: 'send' as const, url, headers });
  expect(await transport().send(to('https://objects.example/a'), bytes)).toBe(true);
  expect(await transport().send(to('/v1/objects/a'), bytes)).toBe(true);
  expect(objects.map(({ url }) => url)).toEqual([
    'https://objects.example/a',
    'https://care.example/v1/objects/a',
  ]);
  expect(objects[0]!.init).toMatchObject({ method: 'PUT', headers, body: bytes, credentials: 'omit' });
  store = async () => new Response(null, { status: 403 });
  expect(await transport().send(to('/a'), bytes)).toBe(false);
  store = () => Promise.reject(new TypeError('no network'));
  expect(await transport().send(to('/a'), bytes)).toBe(false);
});

it('fetches a picture that is there', async () => {
  const there = answer({ kind: 'there', url: '/v1/objects/a', expiresAt: 0 });
  says = [there, answer({ kind: 'awaited' }), refusal(404, 'not_found'), there, there, there];
  expect(await transport().fetch(id)).toEqual({ kind: 'picture', bytes });
  expect(await transport().fetch(id)).toEqual({ kind: 'none' });
  expect(await transport().fetch(id)).toEqual({ kind: 'none' });
  store = async () => new Response(null, { status: 404 });
  expect(await transport().fetch(id)).toEqual({ kind: 'none' });
  store = async () => new Response(null, { status: 503 });
  expect(await transport().fetch(id)).toEqual({ kind: 'failed' });
  store = () => Promise.reject(new TypeError('no network'));
  expect(await transport().fetch(id)).toEqual({ kind: 'failed' });
  expect(asked[0]).toBe(`GET ${path}`);
});
