import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorBody } from '@berthcare/shared/contracts/errors';
import { freshDatabase, type TestDatabase } from '../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../test/api';
import { giveLogin, officeCookie, stranger } from '../../test/client';
import { asOwner } from '../../test/owner';
import { buildWorld } from '../../test/world';
import { hasRedisServer, startRedis } from '../../test/redis-server';

let database: TestDatabase;
let root: string;
let api: TestApi;
beforeAll(async () => {
  database = await freshDatabase();
  root = mkdtempSync(join(tmpdir(), 'web-'));
  mkdirSync(join(root, 'app'));
  writeFileSync(join(root, 'app/index.html'), '<p>the app');
  writeFileSync(join(root, 'app/big.js'), '// a program\n'.repeat(1_000));
  api = await startApi(database, { config: { web: { root } } });
});
afterAll(async () => {
  await api.close();
  rmSync(root, { recursive: true });
  await database.drop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, { headers, redirect: 'manual' });

describe('every answer', () => {
  test.each(['/', '/app/', '/healthz', '/nothing', '/v1/reference', '/V1/reference'])(
    '%s says what a browser must not do with it',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`default-src 'self'`);
      expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval'`);
      expect(policy).toContain(`frame-ancestors 'none'`);
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
      // Over plain http a browser must not be told never to use plain http again.
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test.each(['/v1/office/me', '/v1/nothing', '/v1/openapi.json'])(
    '%s is data, and says that it is no page, for no other site, and of no other type',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toBe(`default-src 'none'; frame-ancestors 'none'`);
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('of the API is kept by nobody', async () => {
    expect((await get('/v1/office/me')).headers.get('cache-control')).toBe('no-store');
  });

  test.each(['br', 'gzip'])('that is worth it is sent as %s', async (encoding) => {
    const answer = await get('/app/big.js', { 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(await answer.text()).toContain('a program');
  });
});

test('the sites that were built are served, the others are not there', async () => {
  expect(await (await get('/app/')).text()).toBe('<p>the app');
  expect((await get('/console/')).status).toBe(404);
});

describe('health', () => {
  const ready = async () => {
    const { status, body } = await stranger(api.url)('/readyz');
    return { status, body };
  };

  test('alive is alive', async () => {
    expect((await get('/healthz')).status).toBe(200);
  });

  test('ready with a database that has every migration, and only then', async () => {
    const checks = { postgres: 'ok', migrations: 'current' };
    expect(await ready()).toEqual({ status: 200, body: { status: 'ready', checks } });
    const rename = (from: string, to: string) =>
      asOwner(database.ownerUrl, ({ rows }) =>
        rows('update app.migration set checksum = $2 where checksum = $1', [from, to]),
      );
    const [first] = await asOwner(database.ownerUrl, ({ rows }) =>
      rows<{ checksum: string }>('select checksum from app.migration where number = 1'),
    );
    await rename(first!.checksum, 'another');
    expect(await ready()).toMatchObject({ status: 503, body: { checks: { migrations: 'behind' } } });
    await rename('another', first!.checksum);
    expect((await ready()).status).toBe(200);
  });

  test('not ready without the database, which an endpoint then tells as a passing trouble', async () => {
    const own = await freshDatabase();
    const { people } = await buildWorld(own.ownerUrl);
    const cut = await startApi(own);
    await giveLogin(own.ownerUrl, people.ada);
    const { cookie = '' } = await officeCookie(cut.url, people.ada);
    await own.drop();
    const probe = await stranger(cut.url)('/readyz');
    expect(probe).toMatchObject({ status: 503, body: { checks: { postgres: 'unreachable' } } });
    const answer = await stranger(cut.url)('/v1/devices/activate', {
      json: {
        code: '12345678',
        publicKey: {
          kty: 'EC',
          crv: 'P-256',
          x: 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY',
          y: 'T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
        },
        name: 'Phone',
        platform: 'web',
      },
    });
    expect(answer.status).toBe(503);
    expect(answer.code).toBe('server.unavailable');
    expect(answer.headers.get('retry-after')).toBe('5');
    const origin = { origin: cut.url };
    const json = { email: 'somebody@example.test', password: 'x' };
    const signIn = await stranger(cut.url)('/v1/office/sign-in', { json, headers: origin });
    expect(signIn.code).toBe('server.unavailable');
    const office = await stranger(cut.url)('/v1/office/me', { headers: { cookie } });
    expect(office.code).toBe('server.unavailable');
    await cut.close();
  });

  test.runIf(hasRedisServer)('Redis is told of; without it the process serves on', async () => {
    const redis = await startRedis();
    const withRedis = await startApi(database, { config: { redisUrl: redis.url } });
    const probe = () => stranger(withRedis.url)('/readyz');
    expect(await probe()).toMatchObject({ status: 200, body: { checks: { redis: 'ok' } } });
    await redis.stop();
    expect(await probe()).toMatchObject({ status: 200, body: { checks: { redis: 'unreachable' } } });
    const signIn = await stranger(withRedis.url)('/v1/office/sign-in', {
      json: { email: 'nobody@example.test', password: 'x' },
      headers: { origin: withRedis.url },
    });
    expect(signIn.code).toBe('auth.refused');
    await withRedis.close();
  });
});

test('the document describes every endpoint, its errors too, and the reference shows it', async () => {
  const document = (await (await get('/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
  };
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const mounted = api.context.routes.map(
    ({ endpoint: { method, path } }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(described.sort()).toEqual(mounted.sort());
  const signIn = document.paths['/v1/office/sign-in']!['post']!.responses;
  expect(Object.keys(signIn)).toEqual(['200', '400', '401', '403', '413', '415', '429', '500', '503']);
  expect(signIn['401']!.description).toContain('auth.refused');
  expect(await (await get('/v1/reference')).text()).toContain('swagger-ui-bundle.js');
  expect((await get('/v1/reference/swagger-ui-bundle.js')).status).toBe(200);
});

test('what is not HTTP at all gets the same shape of answer', async () => {
  const socket = createConnection(Number(new URL(api.url).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  socket.write('GET / HTTP/9.9\r\n\r\n');
  await once(socket, 'close');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 /);
  expect(errorBody.parse(JSON.parse(body)).error.code).toBe('request.malformed');
});

test('a stream has no head', async () => {
  const answer = await fetch(`${api.url}/v1/hints`, { method: 'HEAD' });
  expect(answer.status).toBe(405);
});
