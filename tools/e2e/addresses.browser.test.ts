import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePhone, type Phone } from './browser';
import { activate } from './caregiver';
import { demoServer, type DemoServer } from './demo-server';

let server: DemoServer;
let phone: Phone;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await demoServer();
  await server.start();
  phone = makePhone();
  context = await phone.open({ locale: 'en-CA' });
  page = context.pages()[0]!;
  await activate(page, server.url, '10000001');
}, 120_000);

afterAll(async () => {
  await context?.close();
  phone?.remove();
  await server?.remove();
});

const today = () => page.getByRole('list', { name: 'Visits of the day' }).waitFor();
const path = () => new URL(page.url()).pathname;

test('without the slash at its end the address leads to Today as well', async () => {
  await page.goto(`${server.url}/app`);
  await today();
  expect(path()).toBe('/app/');
});

test('back leads the way one came, also after a reload', async () => {
  await page.goto(`${server.url}/app/`);
  await page.getByRole('listitem').first().getByRole('button').first().click();
  await expect.poll(path).toMatch(/^\/app\/(client|record)\//);
  await page.getByTestId('sync-line').click();
  await expect.poll(path).toBe('/app/me');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await expect.poll(path).toMatch(/^\/app\/(client|record)\//);
  await page.goBack();
  await today();
  expect(path()).toBe('/app/');
});

test('every address can be opened from outside, and back from there leads to Today', async () => {
  await page.goto(`${server.url}/app/`);
  await page.getByRole('listitem').last().getByRole('button').first().click();
  await expect.poll(path).toMatch(/^\/app\/client\//);
  await page.getByRole('button', { name: 'Back', exact: true }).waitFor();
  const client = page.url();
  const name = await page.getByRole('heading', { level: 1 }).textContent();

  const linked = await context.newPage();
  await page.close();
  page = linked;
  await page.goto(client);
  // The tab that was closed may hold the app a moment longer.
  await page.getByRole('heading', { level: 1, name: name! }).waitFor();
  await page.getByRole('button', { name: 'Today' }).click();
  await today();
});

test('an address of nothing leads to Today, one of a record that is not here says so', async () => {
  await page.goto(`${server.url}/app/nowhere/at/all`);
  await today();
  await page.goto(`${server.url}/app/visit/unknown`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.getByTestId('sync-line').count()).resolves.toBe(1);
  expect(await page.getByRole('list', { name: 'Visits of the day' }).count()).toBe(0);
});
