import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killHard, makePhone, openOffice, type Phone } from './browser';
import { activate, caregiver } from './caregiver';
import { demo, demoServer, type DemoServer } from './demo-server';
import { recordState } from './record-state';

let server: DemoServer;
let phone: Phone;
let context: BrowserContext;
let office: BrowserContext;

beforeAll(async () => {
  server = await demoServer();
  await server.start();
  phone = makePhone();
});

afterAll(async () => {
  await context?.close().catch(() => undefined);
  await office?.close();
  phone?.remove();
  await server?.remove();
});

const note = 'Left ankle a little swollen, no pain. Called Dr. Singh';

async function reopen(): Promise<Page> {
  context = await phone.open();
  await context.setOffline(true);
  const [page] = context.pages();
  await page!.goto(`${server.url}/app`);
  return page!;
}

async function signInToOffice(): Promise<Page> {
  office = await openOffice();
  const page = await office.newPage();
  await page.goto(`${server.url}/console`);
  await page.getByLabel('E-mail').fill(demo.office);
  await page.getByLabel('Password').fill(demo.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('button', { name: /Osei/ })
    .or(page.getByRole('link', { name: /Osei/ }))
    .first()
    .waitFor();
  return page;
}

it(
  'a visit documented in a basement, through every failure, is in the office once',
  { timeout: 240_000 },
  async () => {
    context = await phone.open();
    await activate(context.pages()[0]!, server.url, '10000001');
    const day = await context
      .pages()[0]!
      .evaluate(() => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(new Date()));
    const before = await recordState(server.database.ownerUrl, 'Margaret Osei', day);
    const officePage = await signInToOffice();
    const reloads: string[] = [];
    officePage.on('framenavigated', (frame) => reloads.push(frame.url()));

    // The network is cut and the server is dead; the app starts all the same.
    await context.setOffline(true);
    await server.kill();
    await context.close();
    let page = await reopen();
    let nurse = caregiver(page);
    await nurse.sees('No network');
    await nurse.tap(/^Start visit/);
    await nurse.tap(/^Confirm 4 vitals/);
    await nurse.tap(/^Confirm \d tasks/);
    await page.getByRole('tab', { name: /Note/ }).click();
    await page.getByRole('textbox').first().pressSequentially(note, { delay: 5 });
    expect(await page.getByRole('textbox').first().inputValue()).toBe(note);
    await killHard(context);

    page = await reopen();
    nurse = caregiver(page);
    await nurse.tap(/^Go on|^Continue/);
    await page.getByRole('tab', { name: /Note/ }).click();
    expect(await page.getByRole('textbox').first().inputValue()).toBe(note);

    // A second tab waits its turn; it never writes beside the first.
    const second = await context.newPage();
    await second.goto(`${server.url}/app`);
    await second.getByText('BerthCare is open in another tab').waitFor();
    await second.close();

    await page.getByRole('tab', { name: /Finish/ }).click();
    await nurse.sign();
    await nurse.tap(/^Complete visit/);
    await nurse.sees('On this phone');
    expect(
      await page
        .getByText('Office received', { exact: false })
        .filter({ hasText: /\d\d:\d\d/ })
        .count(),
    ).toBe(0);
    const offline = await recordState(server.database.ownerUrl, 'Margaret Osei', day);
    expect(offline).toEqual(before);

    await server.start();
    await context.setOffline(false);
    await nurse.sees(/^Office received \d\d:\d\d/);

    const after = await recordState(server.database.ownerUrl, 'Margaret Osei', day);
    const mine = after.visits.filter((visit) => visit.note === note);
    expect(mine).toMatchObject([{ state: 'completed', received: true }]);
    const sent = after.commands - before.commands;
    expect(sent).toBeGreaterThanOrEqual(3);
    expect(after.applied - before.applied).toBe(sent);
    expect(after.audited - before.audited).toBe(sent);
    expect(after).toMatchObject({ auditedTwice: 0, gaps: 0 });

    // The office's page, untouched since the morning, shows it.
    const shown = officePage
      .getByRole('button', { name: /Osei.*[Dd]one/ })
      .or(officePage.getByRole('link', { name: /Osei.*[Dd]one/ }));
    await shown.first().waitFor({ timeout: 60_000 });
    expect(reloads).toEqual([]);
  },
);
