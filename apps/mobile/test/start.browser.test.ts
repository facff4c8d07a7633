import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, it, inject } from 'vitest';
import { buildDatabaseWorker } from '../scripts/database-worker.mjs';
import { buildServiceWorker } from '../scripts/service-worker.mjs';
import { type AppServer, serveApp } from './app-server';
import type {} from '../../../tools/check/provided';
import { makeProfile, type Profile } from './chromium';
import { makePageFolder } from './page-folder';

/** Two builds of the app, and the folder that the server shows. */
const builds: Record<string, string> = {};
let folder: string;
let server: AppServer;
let profile: Profile;
let browser: BrowserContext;

async function build(version: string): Promise<void> {
  const made = await makePageFolder('start-page', { APP_VERSION: version });
  await buildDatabaseWorker(join(made, 'sqlite'));
  await buildServiceWorker(made);
  builds[version] = made;
}

function deploy(version: string): void {
  cpSync(builds[version] ?? '', folder, { recursive: true });
}

beforeAll(async () => {
  await build('v1');
  await build('v2');
  return () => Object.values(builds).forEach((made) => rmSync(made, { recursive: true }));
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'berthcare-served-'));
  deploy('v1');
  server = await serveApp(folder);
  profile = makeProfile(inject('chromium'));
  browser = await profile.open();
});

afterEach(async () => {
  await browser.close();
  await server.stop();
  profile.remove();
  rmSync(folder, { recursive: true });
});

async function openTab(path = ''): Promise<Page> {
  const tab = await browser.newPage();
  await tab.goto(server.url + path);
  return tab;
}

async function says(tab: Page, words: string): Promise<void> {
  await expect.poll(() => tab.title().catch(() => 'loading'), { timeout: 20_000 }).toBe(words);
}

async function installed(tab: Page): Promise<void> {
  await tab.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** A tab that runs the version on the device: the very first start came from the server. */
async function openInstalled(): Promise<Page> {
  const tab = await openTab();
  await says(tab, 'v1: v1');
  await installed(tab);
  await tab.reload();
  await says(tab, 'v1: v1 v1');
  return tab;
}

/** Lets the page look for a newer version, and waits until the browser has dealt with what it found. */
async function lookForUpdate(tab: Page): Promise<'waits' | 'refused'> {
  return tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const found = registration.installing;
    if (!found) return registration.waiting ? 'waits' : 'refused';
    return new Promise<'waits' | 'refused'>((resolve) =>
      found.addEventListener('statechange', () => {
        if (found.state === 'installed') resolve('waits');
        if (found.state === 'redundant') resolve('refused');
      }),
    );
  });
}

it('starts with the server stopped, after the browser was closed, from any address of its own', async () => {
  const tab = await openTab();
  await says(tab, 'v1: v1');
  await installed(tab);
  await browser.close();
  await server.stop();
  browser = await profile.open();
  await says(await openTab('visit/42'), 'v1: v1 v1');
  await browser.close();
  browser = await profile.open();
  await says(await openTab(), 'v1: v1 v1 v1');
});

it('leaves everything outside the app to the network', async () => {
  const tab = await openInstalled();
  expect(await tab.evaluate(async () => (await fetch('/v1/anything')).status)).toBe(404);
});

it('stays on its version while it runs, and starts the next time in the new one', async () => {
  const tab = await openInstalled();
  deploy('v2');
  expect(await lookForUpdate(tab)).toBe('waits');
  expect(await tab.title()).toBe('v1: v1 v1');
  await tab.reload();
  await says(tab, 'v2: v1 v1 v2');
  await server.stop();
  await tab.reload();
  await says(tab, 'v2: v1 v1 v2 v2');
});

it('never installs a version that lacks a file', async () => {
  const tab = await openInstalled();
  deploy('v2');
  rmSync(join(folder, 'sqlite/worker.js'));
  expect(await lookForUpdate(tab)).toBe('refused');
  await tab.reload();
  await says(tab, 'v1: v1 v1 v1');
});

it('lets a second tab wait, and go on by itself when the first is closed', async () => {
  const first = await openTab();
  await says(first, 'v1: v1');
  const second = await openTab();
  const third = await openTab();
  await says(second, 'waiting');
  await says(third, 'waiting');
  await first.close();
  await says(second, 'v1: v1 v1');
  expect(await third.title()).toBe('waiting');
});

it('lets the waiting tab go on when the first one crashes', async () => {
  const first = await openTab();
  await says(first, 'v1: v1');
  const second = await openTab();
  await says(second, 'waiting');
  const session = await browser.newCDPSession(first);
  await Promise.race([session.send('Page.crash').catch(() => undefined), first.waitForEvent('crash')]);
  await says(second, 'v1: v1 v1');
});

it('does not change the version under a running tab, but does for all that waited', async () => {
  const first = await openInstalled();
  const waiting = [await openTab(), await openTab()];
  for (const tab of waiting) await says(tab, 'waiting');
  deploy('v2');
  expect(await lookForUpdate(first)).toBe('waits');
  expect(await first.title()).toBe('v1: v1 v1');
  await first.close();
  // Whichever of them changes the version loses its turn to the other, which then loads anew as well.
  const titles = () => Promise.all(waiting.map((tab) => tab.title().catch(() => 'loading')));
  const ready = 'v2: v1 v1 v2';
  await expect.poll(async () => (await titles()).sort(), { timeout: 20_000 }).toEqual([ready, 'waiting']);
  const next = (await titles()).indexOf(ready);
  await waiting[next]?.close();
  await says(waiting[1 - next]!, `${ready} v2`);
});
