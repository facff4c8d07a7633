import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFaults } from './axe';
import { makePhone, type Phone } from './browser';
import { activate, caregiver, type Caregiver } from './caregiver';
import { demoServer, type DemoServer } from './demo-server';

let server: DemoServer;
let phone: Phone;
let context: BrowserContext;
let page: Page;
let nurse: Caregiver;

/** Faults by screen and theme; empty when all is well. */
const faults: Record<string, string[]> = {};

beforeAll(async () => {
  server = await demoServer();
  await server.start();
  phone = makePhone({ locale: 'en-CA', reducedMotion: 'reduce' });
  context = await phone.open();
  page = context.pages()[0]!;
  nurse = caregiver(page);
});
afterAll(async () => {
  await context?.close();
  phone?.remove();
  await server?.remove();
});

/** Looks at the screen that is shown, light and dark. */
async function look(screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await axeFaults(page);
    if (found.length > 0) faults[`${screen}, ${colorScheme}`] = found;
  }
}

it('axe finds nothing on any screen of the phone, light or dark', { timeout: 180_000 }, async () => {
  await page.goto(`${server.url}/`);
  await look('landing');
  await page.goto(`${server.url}/app`);
  await page.getByTestId('activation-code').waitFor();
  await look('activation');
  await activate(page, server.url, '10000001');
  await nurse.sees('Margaret Osei');
  await look('today');

  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('list', { name: 'Clients' }).waitFor();
  await look('clients');
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await nurse.sees('Between this phone and the office');
  await look('me');
  await page.goto(`${server.url}/app`);
  await page
    .getByRole('button', { name: /Margaret Osei/ })
    .first()
    .click();
  await nurse.sees('Anaphylaxis in 2019');
  await look('at the door');

  await nurse.tap(/^Start visit/);
  await page.getByRole('tab', { name: /^Vitals/ }).waitFor();
  await look('vitals, reused');
  await page.getByTestId('open-vital.weight').click();
  await page.getByTestId('number-entry').waitFor();
  await look('keypad');
  await page.keyboard.type('63.4');
  await look('keypad with a warning');
  await page.keyboard.press('Enter');
  await nurse.tap(/^Confirm 3 vitals/);
  await page.getByRole('tab', { name: /^Vitals/ }).click();
  await look('vitals, confirmed and changed');
  await page.getByRole('tab', { name: /^Tasks/ }).click();
  await look('tasks');
  await page
    .getByTestId(/^open-task/)
    .nth(2)
    .click();
  await look('task sheet');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Note/ }).click();
  await look('note');
  await page.getByRole('button', { name: 'Help' }).click();
  await look('help');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Finish/ }).click();
  await look('finish, with things left');
  await page.getByRole('button', { name: 'Cannot sign' }).click();
  await look('cannot sign');
  await page.getByRole('tab', { name: /^Tasks/ }).click();
  await nurse.tap(/^Confirm \d tasks/);
  await page.getByRole('tab', { name: /^Finish/ }).click();
  await page.getByText('Asleep').or(page.getByText('Was asleep')).first().click();
  await look('finish, ready');
  await nurse.tap(/^Complete visit/);
  await nurse.sees(/^Office received \d\d:\d\d/);
  await look('record');
  await page.getByRole('button', { name: /Add to this record/ }).click();
  await look('addendum');

  expect(faults).toEqual({});
});
