import type { OfficeDay, OfficeDayVisit } from '@berthcare/shared/contracts/office-day';
import type { WaitingCounts } from '@berthcare/shared/contracts/office-waiting';
import { addDays } from '@berthcare/utils/day';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { accessibilityProblems, openBrowser, openWindow } from './browser';
import { demoPassword, startBuiltServer, type BuiltServer } from './built-server';
import { activatePhone } from './phone';

let database: TestDatabase;
let server: BuiltServer;
let browser: Browser;
let page: Page;
let problems: string[];

beforeAll(async () => {
  database = await freshDatabase();
  server = await startBuiltServer(database, inject('webRoot'));
  browser = await openBrowser();
  ({ page, problems } = await openWindow(browser, { width: 1440, height: 900 }));
  await page.goto(`${server.url}/console/`);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await database.drop();
});

/** What the office's own page is told. */
const read = <Answer>(path: string): Promise<Answer> =>
  page.evaluate(async (address) => (await fetch(address)).json() as Promise<never>, path);

const signIn = async (email: string, password: string) => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

/** How much waits for a decision; late in the day the demo has some of its own. */
const waiting = async (): Promise<number> => {
  const counts = await read<WaitingCounts>('/v1/office/waiting/counts');
  return counts.conflict + counts.review + counts.refused + counts.held;
};

/** Priya's demo code; her next visit is Margaret Osei's. */
const priyasCode = '10000001';
const oseiOf = ({ visits }: OfficeDay): OfficeDayVisit => {
  const found = visits.find(({ clientName }) => clientName === 'Margaret Osei');
  if (!found) throw new Error('The demo has no visit of Margaret Osei today.');
  return found;
};

test('a wrong password is told, the right one opens the day', async () => {
  await signIn('danielle@rideau.example', 'not this one');
  await page.getByText('do not go together').waitFor();
  await signIn('danielle@rideau.example', demoPassword);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

describe('what a phone sends', () => {
  test('is on the board at once, and the page is not loaded again', async () => {
    const osei = oseiOf(await read<OfficeDay>('/v1/office/days/today'));
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const phone = await activatePhone(server.url, priyasCode);
    const place = { missing: 'denied' };
    const start = { visitId: osei.id, startedAt: Date.now(), place };
    expect(await phone.send('visit.start', osei.clientId, start)).toMatchObject({ outcome: 'applied' });
    await page.getByRole('link', { name: /Margaret Osei.*In progress since/ }).waitFor();
    await page
      .getByRole('link', { name: /Margaret Osei/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Margaret Osei' }).waitFor();
    await page.getByText('Start: no position, the phone may not tell it').waitFor();

    const recordedAt = Date.now();
    const pulse = { item: 'vital.pulse', kind: 'vital', value: { kind: 'vital', amount: 78 } };
    const entry = { ...pulse, provenance: 'changed', sourceEntryId: null, together: false, recordedAt };
    await phone.send('visit.document', osei.clientId, { visitId: osei.id, entries: [entry] });
    await page.getByRole('row', { name: /Pulse 78/ }).waitFor();

    const complete = { visitId: osei.id, endedAt: Date.now(), place, summary: '', signature: null };
    const why = { unsignedReason: { reason: 'asleep' } };
    await phone.send('visit.complete', osei.clientId, { ...complete, ...why });
    await page.getByText('Office received').waitFor();
    await page.getByText(/Not signed: the client was asleep/).waitFor();
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('can be added to by the office, beside the original', async () => {
    await page.getByRole('button', { name: 'Add to this record' }).click();
    await page.getByLabel('About').selectOption('Pulse');
    await page.getByLabel('Correct value').fill('87');
    await page.getByLabel('Reason').fill('Digits swapped');
    await page.getByRole('button', { name: 'Add to the record' }).click();
    await page.getByRole('heading', { name: 'Addendum' }).waitFor();
    await page.getByRole('row', { name: /Pulse recorded 78.*corrected to 87/ }).waitFor();
    await page.getByText('Danielle Fortier').first().waitFor();
  });

  test('too late waits for a person, who lets it in; then it waits no more', async () => {
    const osei = oseiOf(await read<OfficeDay>('/v1/office/days/today'));
    const before = await waiting();
    const phone = await activatePhone(server.url, priyasCode);
    const weight = { item: 'vital.weight', kind: 'vital', value: { kind: 'vital', amount: 62.4 } };
    const how = { provenance: 'new', sourceEntryId: null, together: false, recordedAt: Date.now() };
    const late = { visitId: osei.id, entries: [{ ...weight, ...how }] };
    expect(await phone.send('visit.document', osei.clientId, late)).toMatchObject({ outcome: 'review' });
    await expect.poll(waiting).toBe(before + 1);
    await page.getByRole('link', { name: `Decide ${before + 1} wait` }).click();
    await page.getByRole('link', { name: /^Margaret Osei.*1 arrived late/s }).click();
    const form = page.getByRole('form', { name: 'Decide about the work of Priya Nair' });
    await form.getByLabel('Why').fill('She was there');
    await form.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('region', { name: /^Accepted: work of Priya Nair/ }).waitFor();
    expect(await waiting()).toBe(before);
    await page.getByRole('link', { name: /^Decide/ }).click();
    await page.getByRole('heading', { level: 1, name: 'To decide' }).waitFor();
    await page.getByRole('link', { name: /^Margaret Osei/ }).waitFor({ state: 'detached' });
  });
});

test('a code from the office lets a phone in, once', async () => {
  await page.getByRole('link', { name: 'Phones' }).click();
  await page.getByRole('button', { name: 'Issue code for Luc Bergeron' }).click();
  const digits = await page.getByRole('img', { name: /^(\d ){7}\d$/ }).getAttribute('aria-label');
  const code = (digits ?? '').replaceAll(' ', '');
  await activatePhone(server.url, code);
  await page.getByText('Activated: A phone').waitFor();
  await expect(activatePhone(server.url, code)).rejects.toThrow('401');
});

test('other days are there, and nothing failed on the way', async () => {
  const { today } = await read<OfficeDay>('/v1/office/days/today');
  await page.goto(`${server.url}/console/days/${addDays(today, -1)}`);
  await page.getByRole('heading', { level: 2, name: 'Rideau East' }).waitFor();
  await page.getByRole('link', { name: 'Today', exact: true }).first().waitFor();
  expect(problems).toEqual([]);
});
