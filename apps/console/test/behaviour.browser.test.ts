import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openBrowser, openWindow } from './browser';
import { at, fixtureDay, fixtureId, visits } from './fixture-day';
import { startFixtureServer, type FixtureServer } from './fixture-server';
import { oseiId } from './fixture-visit';
import { fixtureWaiting } from './fixture-waiting';

let server: FixtureServer;
let browser: Browser;
let page: Page;
let close: () => Promise<void>;
beforeAll(async () => {
  server = await startFixtureServer(join(inject('webRoot'), 'console'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  server.answers.clear();
  server.posted.length = 0;
  server.signOut();
  const opened = await openWindow(browser, { width: 1440, height: 900 });
  page = opened.page;
  close = () => opened.context.close();
});
afterEach(() => close());

const dayPath = '/v1/office/days/today';

async function signIn(): Promise<void> {
  await page.getByLabel('E-mail').fill('danielle@example.test');
  await page.getByLabel('Password').fill('a password');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function open(path = '/console/'): Promise<void> {
  await page.goto(server.url + path);
  await signIn();
  await page.locator('#page h1').waitFor();
}

const commands = () => server.posted.filter(({ path }) => path === '/v1/commands');
const block = (name: string) => page.getByRole('group').getByRole('link', { name: new RegExp(`${name},`) });
const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('signing in', () => {
  test('says what is wrong, how long to wait, and that nobody answers', async () => {
    await page.goto(`${server.url}/console/`);
    server.answers.set('/v1/office/sign-in', 'auth.refused');
    await signIn();
    await page.getByText('do not go together').waitFor();
    server.answers.set('/v1/office/sign-in', 'rate.limited');
    await signIn();
    await page.getByText('Wait 3 minutes').waitFor();
    await page.route('**/sign-in', (route) => route.abort());
    await signIn();
    await page.getByText('cannot be reached').waitFor();
  });

  test('leads to where one wanted to go, and to no other site', async () => {
    await open(`/console/days/2026-11-24?team=x`);
    await page.getByRole('heading', { level: 1, name: 'Tuesday 24 November' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/days/2026-11-24');
    server.signOut();
    await page.goto(`${server.url}/console/sign-in?next=//elsewhere.example`);
    await signIn();
    await page.getByRole('heading', { level: 1, name: 'Monday 23 November' }).waitFor();
    expect(page.url()).toBe(`${server.url}/console/days/today`);
  });
});

test("a visit is named by its day in the browser's history, which is for no client's name", async () => {
  await open();
  await page.getByRole('link', { name: 'To decide: Joseph Hébert' }).click();
  await page.getByRole('region', { name: 'Arrived late, from Priya Nair' }).waitFor();
  expect(await page.title()).toBe('Monday 23 November · BerthCare');
});

test('a vital that was not measured says why, beside what it was last time', async () => {
  await open(`/console/days/today/visits/${oseiId}`);
  const row = page.getByRole('row', { name: /Breathing/ });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Did not want it[^]*not measured[^]*16/);
});

test('late work is flagged in words on the day, and stands on the visit with both sides', async () => {
  await open();
  const flag = page.getByRole('link', { name: 'To decide: Joseph Hébert' });
  await flag.click();
  const late = page.getByRole('region', { name: 'Arrived late, from Priya Nair' });
  await late.waitFor();
  expect(await late.innerText()).toContain('given to somebody else');
  expect(await late.getByRole('group', { name: 'Pulse' }).innerText()).toMatch(/74[^]*88/);
  expect(await late.getByRole('group', { name: 'Note' }).innerText()).toMatch(/Nothing[^]*A dormi mal/);
  const refused = page.getByRole('region', { name: 'Refused, from Priya Nair' });
  expect(await refused.innerText()).toMatch(/not completed[^]*Fils avisé[^]*Oublié/);
  const held = page.getByRole('region', { name: 'Could not be taken in, from Priya Nair' });
  expect(await held.innerText()).toMatch(/failed on it[^]*Calme/);
});

describe('with the keyboard', () => {
  test('the arrow keys go from visit to visit, Enter opens one, Escape comes back', async () => {
    await open();
    await block('Harold Penner').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toContain('Lavigne');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('Leduc');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toContain('Osei');
    await page.keyboard.press('Enter');
    await heading('Margaret Osei').waitFor();
    expect(await focused()).toBe('Margaret Osei');
    await page.keyboard.press('Escape');
    await heading('Margaret Osei').waitFor({ state: 'detached' });
    expect(await focused()).toContain('Osei');
  });

  test('the first stop leads past the rail', async () => {
    await open();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page');
  });
});

describe('live', () => {
  const started = () => ({
    ...fixtureDay(),
    visits: visits.map((visit) =>
      visit.clientName === 'Anh Tran' ? { ...visit, state: 'in_progress', startedAt: at('13:13') } : visit,
    ),
  });

  test('a hint makes the day ask again, without a reload', async () => {
    await open();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    server.answers.set(dayPath, started());
    server.hint();
    await page.getByRole('link', { name: /Anh Tran.*In progress since 13:13/ }).waitFor();
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  test('says since when it is not, and lets no phone fall silent meanwhile', async () => {
    await open();
    await page.getByText('Live', { exact: true }).waitFor();
    server.answers.set(dayPath, 'server.unavailable');
    server.hint();
    await page.getByText('Not live. As it was known 13:14').waitFor();
    expect(await block('Anh Tran').textContent()).toContain('Planned 14:00 to 15:00');
    server.answers.set(dayPath, started());
    server.hint();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('link', { name: /Anh Tran.*In progress/ }).waitFor();
  });
});

describe('when the session ends', () => {
  test('everything is covered until one signs in again, and what was written is still there', async () => {
    await open(`/console/days/today/visits/${oseiId}`);
    await page.getByRole('button', { name: 'Add to this record' }).click();
    await page.getByLabel('What is to be added').fill('Her daughter called at noon.');
    server.signOut();
    server.hint();
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
    expect(await page.getByText('Margaret Osei').first().isVisible()).toBe(false);
    await signIn();
    await heading('Margaret Osei').waitFor();
    expect(await page.getByLabel('What is to be added').inputValue()).toBe('Her daughter called at noon.');
  });

  test('signing out leaves nothing behind', async () => {
    await open();
    await page.getByRole('button', { name: 'account and settings' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to the office' }).waitFor();
    await page.goBack();
    await page.getByLabel('Password').waitFor();
    expect(await page.getByText('Osei').count()).toBe(0);
  });
});

describe('an addendum', () => {
  test('is a command with the value on record; a lost answer does not make it two', async () => {
    await open(`/console/days/today/visits/${oseiId}`);
    await page.getByRole('button', { name: 'Add to this record' }).click();
    await page.getByLabel('About').selectOption('Weight');
    await page.getByLabel('Correct value').fill('62,4');
    await page.getByLabel('Reason').fill('Weighed with shoes');
    const send = page.getByRole('button', { name: 'Add to the record' });
    server.answers.set('/v1/commands', 'server.unavailable');
    await send.click();
    await page.getByText('It was not saved').waitFor();
    const outcome = { outcome: 'applied', reason: null };
    server.answers.set('/v1/commands', { outcome });
    await send.click();
    await expect.poll(commands).toHaveLength(2);
    await send.waitFor({ state: 'detached' });
    const [first, second] = commands();
    expect(second?.body).toEqual(first?.body);
    expect(first?.body).toMatchObject({
      type: 'visit.addend',
      payload: {
        ...{ item: 'vital.weight', value: { kind: 'vital', amount: 62.4 }, reason: 'Weighed with shoes' },
        previous: { kind: 'vital', amount: 63.4 },
      },
    });
  });
});

describe('a decision', () => {
  const applied = { outcome: { outcome: 'applied', reason: null } };

  test('between two values needs a reason, and leaves nothing chosen beforehand', async () => {
    await open(`/console/days/today/visits/${oseiId}`);
    const part = page.getByRole('region', { name: 'Two values: Oxygen' });
    await part.getByRole('button', { name: 'Use 92%' }).click();
    await part.getByText('Write the reason.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    expect(commands()).toEqual([]);
    await part.getByLabel('Why').fill('Measured twice');
    server.answers.set('/v1/commands', applied);
    await part.getByRole('button', { name: 'Use 92%' }).click();
    await expect.poll(commands).toHaveLength(1);
    expect(commands()[0]?.body).toMatchObject({
      type: 'conflict.decide',
      payload: {
        ...{ choice: 'offered', value: null, reason: 'Measured twice' },
        inRecord: { kind: 'vital', amount: 96 },
      },
    });
  });

  test('may be for a third value; what somebody decided before is told', async () => {
    await open(`/console/days/today/visits/${oseiId}`);
    const part = page.getByRole('region', { name: 'Two values: Oxygen' });
    await part.getByLabel('Why').fill('Measured again');
    await part.getByRole('button', { name: 'Neither, enter a value (%)' }).click();
    await part.getByLabel('Correct value, %').fill('94');
    server.answers.set('/v1/commands', { outcome: { outcome: 'refused', reason: 'conflict.decided' } });
    await part.getByRole('button', { name: 'Use this value' }).click();
    await part.getByText('Somebody decided just before you').waitFor();
    expect(commands()[0]?.body).toMatchObject({
      payload: { choice: 'other', value: { kind: 'vital', amount: 94 } },
    });
  });

  test('about late work is one, with one reason; what nobody can read holds up nothing', async () => {
    await open(`/console/days/today/visits/${fixtureId(3, 8)}`);
    const work = page.getByRole('form', { name: 'Decide about the work of Priya Nair' });
    await work.getByLabel('Why').fill('She was there');
    server.answers.set('/v1/commands', applied);
    await work.getByRole('button', { name: 'Accept all 2' }).click();
    await expect.poll(commands).toHaveLength(2);
    expect(commands().map(({ body }) => body)).toMatchObject(
      [1, 2].map((number) => ({
        type: 'set_aside.accept',
        payload: { commandId: fixtureId(9, number), reason: 'She was there' },
      })),
    );
    const unread = page.getByRole('form', { name: 'Decide about what came from Priya Nair' });
    await expect.poll(() => unread.getByRole('button').allInnerTexts()).toEqual(['Decline']);
  });
});

test('a photo is shown once its picture is there, and said to be awaited before', async () => {
  await open(`/console/days/today/visits/${oseiId}`);
  const photo = page.getByRole('img', { name: 'Photo, Priya Nair, RN, 12:24' });
  await photo.waitFor();
  const loaded = () => photo.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);
  await expect.poll(loaded).toBe(true);
  const awaited = page.getByRole('figure', { name: /12:25/ });
  await awaited.getByText('The picture has not arrived yet').waitFor();
});

describe('what waits', () => {
  test('is counted in the rail, told of whatever day, and leads to where it is decided', async () => {
    await open();
    await page.getByRole('link', { name: 'Decide 5 wait' }).click();
    await page.getByRole('heading', { level: 1, name: 'To decide' }).waitFor();
    await expect.poll(() => page.locator('main li').count()).toBe(3);
    await page
      .getByRole('link', { name: /^Joseph Hébert.*1 arrived late.*From Priya Nair\. Waits/s })
      .click();
    await heading('Joseph Hébert').waitFor();
  });

  test('and became more urgent than what was shown already is asked for again', async () => {
    const { items } = fixtureWaiting;
    const pages: Record<string, object> = {
      first: { ...fixtureWaiting, items: [items[1]], next: `4.1.${fixtureId(1, 1)}.00000000` },
      second: { ...fixtureWaiting, items: [items[2]], moved: true },
    };
    await page.route('**/v1/office/waiting*', async (route) => {
      const isFirst = !route.request().url().includes('after=');
      const json = isFirst ? pages.first : pages.second;
      // What moved is on the first page from now on: the page asks for that as soon as it hears of it.
      if (!isFirst) pages.first = fixtureWaiting;
      await route.fulfill({ json });
    });
    await open('/console/waiting');
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('link', { name: /^Margaret Osei/ }).waitFor();
  });

  test('without a visit is declined there', async () => {
    await open('/console/waiting');
    const alone = page.locator('article');
    await expect.poll(() => alone.getByRole('button').allInnerTexts()).toEqual(['Decline']);
    await alone.getByLabel('Why').fill('Written twice');
    server.answers.set('/v1/commands', { outcome: { outcome: 'applied', reason: null } });
    await page.route('**/v1/commands', async (route) => {
      server.answers.set('/v1/office/waiting', { ...fixtureWaiting, items: [] });
      await route.continue();
    });
    await alone.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Nothing waits for a decision.').waitFor();
    expect(server.posted.at(-1)?.body).toMatchObject({
      ...{ type: 'set_aside.decline', stream: fixtureWaiting.items[2]?.streamId },
      payload: { commandId: fixtureId(9, 9), reason: 'Written twice' },
    });
    await expect.poll(focused).toBe('To decide');
  });
});

describe('phones', () => {
  test('a code is read out in pairs and runs down; the phone that used it is named', async () => {
    await open('/console/staff');
    await page.getByRole('button', { name: 'Issue code for Denise Roy' }).click();
    await page.getByRole('img', { name: '4 1 7 2 0 3 5 8' }).waitFor();
    await page.getByText(/Valid for 1[45]:\d\d/).waitFor();
    const [{ person }] = server.devices as [(typeof server.devices)[number]];
    const now = Date.now() + 60_000;
    server.devices.push({
      ...{ id: 'new', person: { ...person, id: denise }, name: 'Pixel 9', platform: 'android' },
      ...{ activatedAt: now + 10 ** 12, lastHeardAt: null, signedOutAt: null, revokedAt: null },
    });
    await page.getByText('Activated: Pixel 9').waitFor();
  });

  test('one that its person signed out of says when', async () => {
    await open('/console/staff');
    const signedOut = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: /^Pixel 8 of Luc Bergeron/ }) });
    await signedOut
      .last()
      .getByText(/, signed out .*12:40$/)
      .waitFor();
  });

  test('what a lost phone held and has not sent is told, to be printed', async () => {
    await open('/console/staff');
    await page.getByRole('link', { name: /^Pixel 8 of Luc Bergeron/ }).click();
    await page.getByRole('heading', { level: 1, name: 'The phone of Luc Bergeron' }).waitFor();
    await page.getByText('3 entries').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Harold Penner' }).waitFor();
    await page.getByText('1 client of another team').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Revoke this phone' }).isVisible()).toBe(false);
    expect(await page.getByText('Harold Penner').isVisible()).toBe(true);
  });

  test('a phone is revoked after one has been asked', async () => {
    await open('/console/staff');
    await page.getByRole('button', { name: 'Revoke Pixel 8 of Luc Bergeron' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(server.posted.some(({ path }) => path.endsWith('/revoke'))).toBe(false);
    await page.getByRole('button', { name: 'Revoke Pixel 8 of Luc Bergeron' }).click();
    await page.getByRole('button', { name: 'Revoke this phone' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(server.posted.at(-1)?.path).toMatch(/^\/v1\/office\/devices\/.+\/revoke$/);
  });
});

const denise = fixtureDay().caregivers.find(({ name }) => name === 'Denise Roy')?.id ?? '';

test('on a narrow screen the day is a list and a visit a page; back leads to where one was', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  expect(await page.getByRole('group', { name: /^Visits by caregiver/ }).count()).toBe(0);
  await page.getByRole('link', { name: /^12:00 Margaret Osei/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Margaret Osei' }).waitFor();
  expect(await page.getByText('Priya Nair, RN').first().isVisible()).toBe(true);
  expect(await page.title()).toBe('Monday 23 November · BerthCare');
  await page.reload();
  await expect.poll(() => page.title()).toBe('Monday 23 November · BerthCare');
  await page.getByRole('link', { name: 'Back to the day' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await focused()).toContain('Margaret Osei');
});
