import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { killAfterLastKey, makePhone, type Phone } from './browser';
import { activate, caregiver } from './caregiver';
import { demoServer, type DemoServer } from './demo-server';
import { recordState } from './record-state';

let server: DemoServer | undefined;
let phone: Phone | undefined;
let context: BrowserContext | undefined;

beforeEach(async () => {
  server = await demoServer();
  await server.start();
});
afterEach(async () => {
  await context?.close().catch(() => undefined);
  phone?.remove();
  await server?.remove();
});

const note = 'Walked to the mailbox and back';

it('what was typed before the app was killed reaches the office, though the visit is not opened again', async () => {
  phone = makePhone({ locale: 'en-CA' });
  context = await phone.open();
  const page = context.pages()[0]!;
  await activate(page, server!.url, '10000001');
  const day = await page.evaluate(() =>
    new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(new Date()),
  );
  const notes = async () => {
    const { visits } = await recordState(server!.database.ownerUrl, 'Margaret Osei', day);
    return visits.map((visit) => visit.note);
  };
  await caregiver(page).tap(/^Start visit/);
  await page.getByRole('tab', { name: /Note/ }).click();
  await page.getByRole('textbox').first().pressSequentially(note, { delay: 5 });
  await killAfterLastKey(context);
  expect(await notes()).not.toContain(note);

  context = await phone.open();
  await context.pages()[0]!.goto(`${server!.url}/app/`);
  await vi.waitFor(async () => expect(await notes()).toContain(note), { timeout: 60_000, interval: 250 });
  expect(new URL(context.pages()[0]!.url()).pathname).toBe('/app/');
});
