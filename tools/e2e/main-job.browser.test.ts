import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { killAfterLastKey, makePhone, openOffice, type Phone } from './browser';
import { activate } from './caregiver';
import { demo } from './demo-environment';
import { demoServer, type DemoServer } from './demo-server';
import { recordState } from './record-state';
import { ways } from './ways';

let server: DemoServer;
let phone: Phone;
let context: BrowserContext;
let office: BrowserContext | undefined;

beforeEach(async () => {
  server = await demoServer();
  await server.start();
});

afterEach(async () => {
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

it.each(ways)(
  'a visit documented in a basement, through every failure, is in the office once ($name)',
  { timeout: 240_000 },
  async ({ locale, words, hands }) => {
    phone = makePhone({ locale });
    context = await phone.open();
    let page = context.pages()[0]!;
    let nurse = hands(page);
    await activate(page, server.url, '10000001', nurse.enterCode);
    const day = await page.evaluate(() =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(new Date()),
    );
    const record = () => recordState(server.database.ownerUrl, 'Margaret Osei', day);
    const sees = (text: RegExp) => page.getByText(text).first().waitFor({ timeout: 30_000 });
    const written = () => page.getByRole('textbox').first().inputValue();
    const before = await record();
    const officePage = await signInToOffice();
    const reloads: string[] = [];
    officePage.on('framenavigated', (frame) => reloads.push(frame.url()));

    // The network is cut and the server is dead; the app starts all the same.
    await context.setOffline(true);
    await server.kill();
    await context.close();
    page = await reopen();
    nurse = hands(page);
    await sees(words.offline);
    await nurse.main(words.start);
    await nurse.main(words.vitals);
    await nurse.main(words.tasks);
    await nurse.section(words.note);
    await nurse.write(note);
    expect(await written()).toBe(note);
    await killAfterLastKey(context);

    page = await reopen();
    nurse = hands(page);
    await nurse.main(words.goOn);
    await nurse.section(words.note);
    expect(await written()).toBe(note);

    // A second tab waits its turn; it never writes beside the first.
    const second = await context.newPage();
    await second.goto(`${server.url}/app`);
    await second.getByText(words.otherTab).waitFor();
    await second.close();

    await nurse.section(words.finish);
    await nurse.settleSignature();
    await nurse.main(words.complete);
    await sees(words.onPhone);
    expect(await page.getByText(words.received).count()).toBe(0);
    expect(await record()).toEqual(before);

    await server.start();
    await context.setOffline(false);
    await sees(words.received);

    const after = await record();
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
