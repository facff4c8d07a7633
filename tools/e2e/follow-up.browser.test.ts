import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makePhone, type Phone } from './browser';
import { activate, caregiver } from './caregiver';
import { demoServer, type DemoServer } from './demo-server';
import { keyboard } from './keyboard';

let server: DemoServer | undefined;
let phone: Phone | undefined;
let context: BrowserContext | undefined;

beforeEach(async () => {
  server = await demoServer();
  await server.start();
});
afterEach(async () => {
  await context?.close();
  phone?.remove();
  await server?.remove();
});

it('an unchanged follow-up visit takes six touches, the signature among them', async () => {
  phone = makePhone({ locale: 'en-CA' });
  context = await phone.open();
  const [page] = context.pages();
  await activate(page!, server!.url, '10000001');
  const nurse = caregiver(page!);

  await nurse.tap(/^Start visit/);
  await nurse.tap(/^Confirm 4 vitals/);
  await nurse.tap(/^Confirm \d tasks/);
  await nurse.tap(/^Finish/);
  await nurse.sign();
  await nurse.tap(/^Complete visit/);
  await nurse.sees(/^Office received \d\d:\d\d/);
  expect(nurse.taps()).toBeLessThanOrEqual(6);
});

it('the same visit in French, with the keyboard alone', async () => {
  phone = makePhone({ locale: 'fr-CA' });
  context = await phone.open();
  const page = context.pages()[0]!;
  const keys = keyboard(page);
  const main = async (words: RegExp) => {
    await page.getByTestId('main-button').filter({ hasText: words }).waitFor();
    await page.waitForTimeout(900);
    await keys.tabTo({ testId: 'main-button' });
    await keys.press('Enter');
  };

  await page.goto(`${server!.url}/app`);
  await page.getByText('Activer ce téléphone').waitFor();
  await keys.tabTo({ testId: 'activation-code' });
  await keys.type('10000001');
  await main(/^Commencer la visite/);
  await page.getByRole('tab', { name: /Fin/ }).waitFor();

  // Each visit asks for other things: whatever the main button names next is done, until somebody has to sign.
  const mainButton = page.getByTestId('main-button');
  for (let step = 0; step < 30; step += 1) {
    await page.waitForTimeout(900);
    const words = await mainButton.innerText();
    if (/sign/i.test(words) && (await page.getByTestId('signature-pad').count()) > 0) break;
    if (/^Terminer la visite/.test(words)) break;
    await keys.tabTo({ testId: 'main-button' });
    await keys.press('Enter');
    if ((await page.getByTestId('number-entry').count()) > 0) {
      await keys.type('74');
      await keys.press('Enter');
    }
  }
  await keys.tabTo(/^Signature impossible/);
  await keys.press('Enter');
  await keys.tabTo(/^Dormait/);
  await keys.press('Enter');
  await main(/^Terminer la visite/);
  await page
    .getByText(/^Reçu au bureau à \d+\s?h\s?\d\d/)
    .first()
    .waitFor({ timeout: 30_000 });
});
