import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accessibilityProblems, openBrowser, openWindow, overflow, type Look } from './browser';
import { fixtureId } from './fixture-day';
import { oseiId } from './fixture-visit';
import { startFixtureServer, type FixtureServer } from './fixture-server';

let server: FixtureServer;
let browser: Browser;
beforeAll(async () => {
  server = await startFixtureServer(join(inject('webRoot'), 'console'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const day = '/console/days/today';
const visit = `${day}/visits/${oseiId}`;

/** Every screen, and how one gets there. */
const screens: [name: string, path: string, reach?: (page: Page) => Promise<unknown>][] = [
  ['the day', day],
  ['a visit', visit],
  [
    'an addendum that lacks something',
    visit,
    async (page) => {
      await page.locator('footer button').click();
      await page.locator('select').selectOption('vital.blood_pressure');
      await page.locator('form button[type=submit]').click();
      await page.locator('[aria-invalid]').first().waitFor();
    },
  ],
  [
    'a decision that lacks something',
    visit,
    async (page) => {
      await page.locator('[data-decides] button').last().click();
      await page.locator('[data-decides] button').last().click();
      await page.locator('[aria-invalid]').first().waitFor();
    },
  ],
  ['a visit that is not there', `${day}/visits/0199b000-0000-7000-8000-00000000ffff`],
  ['a day without visits', '/console/days/2026-12-25'],
  ['the account', day, (page) => page.locator('button[aria-expanded]').last().click()],
  ['what waits', '/console/waiting'],
  ['the phones', '/console/staff'],
  ['what a phone held', `/console/staff/devices/${fixtureId(10, 0)}`],
  ['a code', '/console/staff', (page) => page.locator('main li button').last().click()],
  ['a revocation', '/console/staff', (page) => page.locator('main li li button').first().click()],
  ['a visit with late work', `${day}/visits/${fixtureId(3, 8)}`],
  ['an address that leads nowhere', '/console/nothing/here'],
];

const looks: Look[] = [
  { width: 1440, height: 900, theme: 'light', language: 'en' },
  { width: 1440, height: 900, theme: 'dark', language: 'fr' },
  { width: 390, height: 844, theme: 'light', language: 'en' },
  { width: 360, height: 740, theme: 'dark', language: 'fr' },
];

describe.each(looks)('$width px, $theme, $language', (look) => {
  test('every screen is accessible, fits, and fails nowhere', async () => {
    const { context, page, problems } = await openWindow(browser, look);
    server.signOut();
    await page.goto(`${server.url}/console/`);
    await page.locator('input[name=password]').waitFor();
    const found: Record<string, unknown> = {};
    const check = async (name: string) => {
      const faults = [...(await accessibilityProblems(page)), ...problems.splice(0)];
      const wide = await overflow(page);
      if (wide > 0) faults.push(`${wide} px too wide`);
      if (faults.length > 0) found[name] = faults;
    };
    await check('signing in');
    await page.locator('button[type=submit]').click();
    await page.locator('[aria-invalid]').first().waitFor();
    await check('signing in with nothing');
    await fillIn(page);
    await page.locator('h1').waitFor();
    for (const [name, path, reach] of screens) {
      await page.goto(server.url + path);
      await settled(page);
      await reach?.(page);
      await check(name);
    }
    await context.close();
    expect(found).toEqual({});
  });
});

async function fillIn(page: Page): Promise<void> {
  await page.locator('input[name=email]').fill('danielle@example.test');
  await page.locator('input[name=password]').fill('a password');
  await page.locator('button[type=submit]').click();
}

/** Nothing is being asked for any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.locator('[role=status]:text-matches("Loading|Chargement")').waitFor({ state: 'detached' });
}

test('times are those of the agency, of twenty-four hours, as each language writes them', async () => {
  for (const [language, time, title] of [
    ['en', '13:14', 'Monday 23 November'],
    ['fr', '13 h 14', 'Lundi 23 novembre'],
  ] as const) {
    const { context, page } = await openWindow(browser, { width: 1440, height: 900, language });
    await fetch(`${server.url}/v1/office/sign-in`, { method: 'POST', body: '{}' });
    await page.goto(server.url + day);
    await page.getByText(time, { exact: true }).waitFor();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.title()).toContain(title.replace(' ', ' '));
    await context.close();
  }
});
