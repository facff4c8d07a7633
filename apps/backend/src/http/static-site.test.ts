import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFaults } from '../platform/faults/faults';
import { createLogger } from '../platform/logging/logger';
import { errorHandler, notFound } from './error-handler';
import { requestId } from './request-id';
import { serve, type RunningServer } from './server';
import { mountSite } from './static-site';

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  // Hidden, as the local stack's own folder is: only what lies below the site's root may not be.
  folder = mkdtempSync(join(tmpdir(), '.site-'));
  mkdirSync(join(folder, 'app/assets'), { recursive: true });
  const files = {
    'app/index.html': '<p>the app',
    'app/sw.js': 'worker',
    'app/.env': 'hidden',
    'app/assets/index-B3xYz_9k.js': 'hashed by Vite',
    'app/assets/entry-0123456789abcdef0123456789abcdef.js': 'hashed by Metro',
    'app/assets/sqlite3.wasm': 'not hashed',
    'secret.txt': 'outside',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const script = join(folder, 'app/assets/entry-0123456789abcdef0123456789abcdef.js');
  writeFileSync(`${script}.br`, brotliCompressSync('hashed by Metro'));
  writeFileSync(`${script}.gz`, gzipSync('hashed by Metro'));
  writeFileSync(join(folder, 'app/assets/sqlite3.wasm.gz'), gzipSync('not hashed'));
  const app = express();
  app.use(requestId);
  mountSite(app, '/app', join(folder, 'app'));
  app.use(notFound);
  app.use(errorHandler(createLogger({ level: 'silent', role: 'test' }), createFaults()));
  server = await serve(app, '127.0.0.1', 0);
});
afterAll(async () => {
  await server.stop(() => undefined);
  rmSync(folder, { recursive: true });
});

async function get(path: string, accept = 'text/html,*/*') {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    headers: { accept },
    redirect: 'manual',
  });
  return {
    status: response.status,
    cache: response.headers.get('cache-control'),
    location: response.headers.get('location'),
    text: await response.text(),
  };
}

test.each(['/app/', '/app/visit/123', '/app/deep/er/page?x=1'])(
  '%s is the application, asked for anew',
  async (path) => {
    expect(await get(path)).toMatchObject({ status: 200, cache: 'no-cache', text: '<p>the app' });
  },
);

test.each([
  ['/app', '/app/'],
  ['/app?code=1', '/app/?code=1'],
])('%s leads to %s: without the slash, relative addresses would go wrong', async (path, to) => {
  expect(await get(path)).toMatchObject({ status: 301, location: to });
});

test.each([
  ['/app/assets/index-B3xYz_9k.js', 'public, max-age=31536000, immutable'],
  ['/app/assets/entry-0123456789abcdef0123456789abcdef.js', 'public, max-age=31536000, immutable'],
  ['/app/assets/sqlite3.wasm', 'no-cache'],
  ['/app/sw.js', 'no-cache'],
])('%s is kept as %s', async (path, cache) => {
  expect(await get(path)).toMatchObject({ status: 200, cache });
});

test.each([
  ['entry-0123456789abcdef0123456789abcdef.js', 'gzip, deflate, br', 'br', 'text/javascript; charset=utf-8'],
  ['entry-0123456789abcdef0123456789abcdef.js', 'gzip', 'gzip', 'text/javascript; charset=utf-8'],
  ['entry-0123456789abcdef0123456789abcdef.js', 'identity', null, 'text/javascript; charset=utf-8'],
  ['entry-0123456789abcdef0123456789abcdef.js', 'br;q=0, gzip', 'gzip', 'text/javascript; charset=utf-8'],
  ['sqlite3.wasm', 'gzip, br', 'gzip', 'application/wasm'],
  ['sqlite3.wasm', 'br', null, 'application/wasm'],
])('%s, asked for in %s, comes in %s as %s', async (file, accepted, encoding, type) => {
  const response = await fetch(`http://127.0.0.1:${server.port}/app/assets/${file}`, {
    headers: { 'accept-encoding': accepted },
  });
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('content-type')).toBe(type);
  const hashed = file.startsWith('entry');
  expect(await response.text()).toBe(hashed ? 'hashed by Metro' : 'not hashed');
  expect(response.headers.get('cache-control')).toBe(
    hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
});

test.each([
  ...['/app/assets/gone-0123abcd.js', '/app/gone.js', '/app/.env'],
  ...['/app/../secret.txt', '/app/..%2fsecret.txt'],
])('%s is not there, and never a page in its place', async (path) => {
  const { status, text } = await get(path);
  expect([400, 403, 404]).toContain(status);
  expect(text).not.toMatch(/outside|hidden/);
  expect(text).not.toContain('the app');
});

test('a program that asks for data gets no page', async () => {
  expect((await get('/app/visit/123', 'application/json')).status).toBe(404);
});
