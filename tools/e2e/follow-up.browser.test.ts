import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makePhone, type Phone } from './browser';
import { activate, caregiver } from './caregiver';
import { demoServer, type DemoServer } from './demo-server';

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
