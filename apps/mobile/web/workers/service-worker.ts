import { TAKE_OVER } from '../../src/platform/app-update-message';
import { cacheKey, fetchFile, isOurs, ROOT } from './app-files';
import { serveWithoutWorker } from './static-routes';

/** Set by the build: all files of this version, relative to the app's root, and a hash of all their contents. */
declare const FILES: readonly string[];
declare const VERSION: string;
declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'berthcare.app.';
const CACHE = PREFIX + VERSION;

self.addEventListener('install', (event) => {
  event.waitUntil(keepAllFiles());
  serveWithoutWorker(event, CACHE);
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOtherVersions());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !isOurs(request.url)) return;
  const wanted = request.mode === 'navigate' ? ROOT : request.url;
  event.respondWith(answerFromVersion(wanted, request));
});

// A new version waits until a page asks for it, before that page has opened anything.
self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

/** All or none: a version that lacks a file is never installed, and the one before goes on. */
async function keepAllFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    FILES.map(async (file) => {
      await cache.put(cacheKey(file), await fetchFile(file));
    }),
  );
}

async function forgetOtherVersions(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answerFromVersion(wanted: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(wanted)) ?? fetch(request);
}
