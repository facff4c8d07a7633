import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makePhone, type Phone } from './browser';
import { activate, caregiver } from './caregiver';
import { demoServer, type DemoServer } from './demo-server';
import { setAside } from './set-aside';

let server: DemoServer;
let phone: Phone;
let context: BrowserContext;

beforeEach(async () => {
  server = await demoServer();
  await server.start();
  phone = makePhone({ locale: 'en-CA' });
});
afterEach(async () => {
  await context?.close().catch(() => undefined);
  phone?.remove();
  await server?.remove();
});

const note = 'Sister from Sudbury visits on Sunday';
const [priya, tomasz] = ['10000001', '10000004'];
/** So long after the last key a browser has noted its session, with what stands in fields that it is not told to leave out. */
const SESSION_NOTED_MS = 2_500;
/** A client of Priya's whom Tomasz does not visit. */
const client = 'Margaret Osei';

async function reopen({ offline = false } = {}): Promise<Page> {
  context = await phone.open();
  await context.setOffline(offline);
  const page = context.pages()[0]!;
  await page.goto(`${server.url}/app`);
  return page;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await caregiver(page).tap(/^Sign out$/);
  await caregiver(page).tap(/^Sign out now$/);
  await page.getByTestId('activation-code').waitFor();
}

it('a phone that is handed on keeps what was not sent for its author and the office, and shows nothing of it', async () => {
  context = await phone.open();
  let page = context.pages()[0]!;
  await activate(page, server.url, priya);
  await caregiver(page).tap(/^Start visit/);
  await context.setOffline(true);
  await page.getByRole('tab', { name: /Note/ }).click();
  await page.getByRole('textbox').first().pressSequentially(note, { delay: 5 });
  await setTimeout(SESSION_NOTED_MS);
  await page.getByRole('tab', { name: /Tasks/ }).click();
  await context.close();
  expect(phone.filesHolding(client)).not.toEqual([]);
  page = await reopen({ offline: true });

  await signOut(page);
  await page.getByText(/wait on this phone|waits on this phone/).waitFor();
  await context.close();
  expect(phone.filesHolding(client)).toEqual([]);
  expect(phone.filesHolding(note)).toEqual([]);

  page = await reopen();
  await activate(page, server.url, tomasz);
  await vi.waitFor(async () => expect(await setAside(server.database.ownerUrl, note)).toBe('author.away'), {
    timeout: 60_000,
    interval: 250,
  });
  expect(await page.getByText(client).count()).toBe(0);
  await signOut(page);

  // Where the one before them signed out, its author comes back to their day; and once there is a network, nothing says otherwise.
  await context.setOffline(true);
  await page.getByTestId('activation-code').fill(priya);
  const noNetwork = page.getByText(/^No network/);
  await noNetwork.waitFor();
  await context.setOffline(false);
  await noNetwork.waitFor({ state: 'hidden' });
  await caregiver(page).tap(/^Try again/);
  await page.getByText(client).first().waitFor();
});
