import { webcrypto } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, inject } from 'vitest';
import { type AppServer, serveApp } from './app-server';
import type {} from '../../../tools/check/provided';
import { makeProfile, type Profile } from './chromium';
import { makePageFolder } from './page-folder';
import type { KeysPage } from './pages/keys-page';

declare const page: KeysPage;

let folder: string;
let server: AppServer;
let profile: Profile;
let browser: BrowserContext;

beforeAll(async () => {
  folder = await makePageFolder('keys-page');
  server = await serveApp(folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  profile = makeProfile(inject('chromium'));
  browser = await profile.open();
});
afterEach(async () => {
  await browser.close();
  profile.remove();
});

async function openTab(): Promise<Page> {
  const tab = await browser.newPage();
  await tab.goto(server.url);
  return tab;
}

async function restart(): Promise<Page> {
  await browser.close();
  browser = await profile.open();
  return openTab();
}

const publicJwk = (tab: Page) => tab.evaluate(async () => (await page.deviceKey()).publicJwk());

it('has one device key, whatever asks for it at once, and keeps it over a restart', async () => {
  const [first, second] = [await openTab(), await openTab()];
  const keys = await Promise.all([publicJwk(first), publicJwk(second), publicJwk(first)]);
  expect(keys[1]).toEqual(keys[0]);
  expect(keys[2]).toEqual(keys[0]);
  expect(Object.keys(keys[0]).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  expect(await publicJwk(await restart())).toEqual(keys[0]);
});

it('signs what another implementation verifies', async () => {
  const tab = await openTab();
  const signature = await tab.evaluate(async () => (await page.deviceKey()).sign('défi'));
  const key = await webcrypto.subtle.importKey(
    'jwk',
    await publicJwk(tab),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const verify = (text: string) =>
    webcrypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      Buffer.from(signature, 'base64url'),
      new TextEncoder().encode(text),
    );
  expect(await verify('défi')).toBe(true);
  expect(await verify('defi')).toBe(false);
});

it('gives out no private half and no cipher key', async () => {
  const tab = await openTab();
  const refusals = await tab.evaluate(async () => {
    await page.deviceCipher();
    await page.deviceKey();
    const vault = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('berthcare.vault');
      request.onsuccess = () => resolve(request.result);
    });
    const items = await new Promise<unknown[]>((resolve) => {
      const request = vault.transaction('items').objectStore('items').getAll();
      request.onsuccess = () => resolve(request.result as unknown[]);
    });
    const keys = items.map((item) => (item instanceof CryptoKey ? item : (item as CryptoKeyPair).privateKey));
    return Promise.all(
      keys.map((key) => crypto.subtle.exportKey('jwk', key).catch((error: Error) => error.name)),
    );
  });
  expect(refusals).toEqual(['InvalidAccessError', 'InvalidAccessError']);
});

it('opens after a restart what it sealed, and refuses what was altered', async () => {
  const sealed = await (
    await openTab()
  ).evaluate(async () => [...(await (await page.deviceCipher()).seal('Émilie, « 36,6 »'))]);
  const tab = await restart();
  const open = (bytes: number[]) =>
    tab.evaluate(
      async (all) =>
        (await page.deviceCipher()).open(new Uint8Array(all)).catch((error: Error) => error.name),
      bytes,
    );
  expect(await open(sealed)).toBe('Émilie, « 36,6 »');
  sealed[20]! ^= 1;
  expect(await open(sealed)).toBe('UnreadableError');
});

it('keeps a secret over a restart, unreadable in the profile’s files', async () => {
  await (await openTab()).evaluate(() => page.secretStore().write('session', 'canary-7f3a91'));
  const read = (tab: Page) => tab.evaluate(() => page.secretStore().read('session'));
  const tab = await restart();
  expect(await read(tab)).toBe('canary-7f3a91');
  await tab.evaluate(() => page.secretStore().remove('session'));
  expect(await read(tab)).toBe(null);
  await tab.evaluate(() => page.secretStore().write('session', 'canary-7f3a91'));
  await browser.close();
  expect(filesHolding('canary-7f3a91')).toEqual([]);
  expect(filesHolding('berthcare.vault').length).toBeGreaterThan(0);
  browser = await profile.open();
});

it('keeps pictures sealed and over a restart, and says which there are', async () => {
  const tab = await openTab();
  const words = 'a picture that nobody may read in a copied profile';
  await tab.evaluate(async (text) => {
    const files = page.photoFiles()!;
    await files.write('kept', new TextEncoder().encode(text));
    await files.write('gone', new TextEncoder().encode(text));
    await files.remove('gone');
    await files.remove('never');
  }, words);
  const kept = await (
    await restart()
  ).evaluate(async () => {
    const files = page.photoFiles()!;
    const bytes = await files.read('kept');
    return {
      names: await files.names(),
      text: new TextDecoder().decode(bytes!),
      gone: await files.read('gone'),
    };
  });
  expect(kept).toEqual({ names: ['kept'], text: words, gone: null });
  await browser.close();
  expect(filesHolding(words)).toEqual([]);
  browser = await profile.open();
});

it('asks for storage that stays, and tells the answer', async () => {
  expect(['granted', 'refused']).toContain(await (await openTab()).evaluate(() => page.askForPersistence()));
});

/** Files of the profile in which the text stands, as bytes of Latin or UTF-16. */
function filesHolding(text: string): string[] {
  const spellings = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  return readdirSync(profile.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => spellings.some((spelling) => readFileSync(file).includes(spelling)));
}
