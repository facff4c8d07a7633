import { createHash } from 'node:crypto';
import pg from 'pg';
import type { BrowserContext, FileChooser, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { killHard } from '../check/kill-hard';
import { makePhone, openOffice, type Phone } from './browser';
import { activate, caregiver, type Caregiver } from './caregiver';
import { demo } from './demo-environment';
import { demoServer, type DemoServer } from './demo-server';

let server: DemoServer;
let phone: Phone;
let context: BrowserContext;
let office: BrowserContext | undefined;
let page: Page;
let nurse: Caregiver;

beforeEach(async () => {
  server = await demoServer();
  await server.start();
  phone = makePhone({ locale: 'en-CA' });
  await take(await phone.open());
  await activate(page, server.url, '10000001');
});
afterEach(async () => {
  await context?.close().catch(() => undefined);
  await office?.close();
  phone?.remove();
  await server?.remove();
});

/** The phone in the hand. */
async function take(opened: BrowserContext): Promise<void> {
  context = opened;
  page = context.pages()[0]!;
  nurse = caregiver(page);
}

/** A picture as the phone's camera makes one: larger than what is sent. */
const cameraPicture = (colour: string): Promise<Buffer> =>
  page
    .evaluate(async (fill) => {
      const canvas = new OffscreenCanvas(2000, 1500);
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = fill;
      pen.fillRect(200, 200, 1200, 900);
      const file = await canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array(await file.arrayBuffer())];
    }, colour)
    .then((bytes) => Buffer.from(bytes));

async function camera(): Promise<FileChooser> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Take a photo' }).click();
  return asked;
}

async function takePhoto(colour: string): Promise<void> {
  const chooser = await camera();
  await chooser.setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(colour) });
}

const tiles = () =>
  page.getByRole('region', { name: 'Photos', exact: true }).getByRole('button', { name: /^Photo / });

/** As far as the note, with everything before it confirmed. */
async function documentUpToTheNote(): Promise<void> {
  await nurse.tap(/^Start visit/);
  await nurse.tap(/^Confirm 4 vitals/);
  await nurse.tap(/^Confirm \d tasks/);
  await page.getByRole('tab', { name: /^Note/ }).click();
}

async function finishUpToTheButton(): Promise<void> {
  await page.getByRole('tab', { name: /^Finish/ }).click();
  await nurse.sign();
  await page.getByTestId('main-button').filter({ hasText: 'Complete visit' }).waitFor();
}

interface AtTheOffice {
  id: string;
  sha256: string;
  arrived: boolean;
  commands: number;
}

/** The photos of today's visit, as PostgreSQL has them. */
async function photosAtTheOffice(): Promise<AtTheOffice[]> {
  const client = new pg.Client({ connectionString: server.database.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<AtTheOffice>(
      `select p.id, p.sha256, p.arrived_at is not null as arrived,
         (select count(*)::int from app.command_log l where l.type = 'photo.attach' and l.stream_id = p.stream_id) as commands
       from app.photo p join app.client c on c.id = p.stream_id join app.visit v on v.id = p.visit_id
       where c.name = 'Margaret Osei' and v.day = (now() at time zone 'America/Toronto')::date and not p.gone
       order by p.taken_at`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

async function visitInConsole(): Promise<Page> {
  office = await openOffice();
  const console = await office.newPage();
  await console.goto(`${server.url}/console`);
  await console.getByLabel('E-mail').fill(demo.office);
  await console.getByLabel('Password').fill(demo.password);
  await console.getByRole('button', { name: 'Sign in' }).click();
  await console
    .getByRole('button', { name: /Osei/ })
    .or(console.getByRole('link', { name: /Osei/ }))
    .first()
    .click();
  return console;
}

it(
  'a photo taken without a network, on a phone that dies, is at the office once, to the byte',
  { timeout: 240_000 },
  async () => {
    await context.setOffline(true);
    await documentUpToTheNote();
    await takePhoto('teal');
    await tiles().nth(0).waitFor();
    await takePhoto('tomato');
    await tiles().nth(1).waitFor();
    await takePhoto('gold');
    await tiles().nth(2).waitFor();
    // One is taken back.
    await tiles().nth(1).click();
    await page.getByRole('button', { name: 'Remove this photo' }).click();
    await expect.poll(() => tiles().count()).toBe(2);
    await killHard(context);

    await take(await phone.open());
    await context.setOffline(true);
    await page.goto(`${server.url}/app`);
    await nurse.tap(/^Go on/);
    await page.getByRole('tab', { name: /^Note/ }).click();
    // What the app that was killed had kept went into commands at the start: it can no longer be taken back.
    await expect.poll(() => tiles().count()).toBe(2);
    await takePhoto('navy');
    await expect.poll(() => tiles().count()).toBe(3);
    await finishUpToTheButton();
    await nurse.sees(/^3 photos$/);
    await nurse.tap(/^Complete visit/);
    await nurse.sees(/^On this phone/);
    await killHard(context);
    expect(await photosAtTheOffice()).toEqual([]);

    await take(await phone.open());
    await page.goto(`${server.url}/app`);
    await vi.waitFor(
      async () =>
        expect((await photosAtTheOffice()).map(({ arrived }) => arrived)).toEqual([true, true, true]),
      { timeout: 60_000, interval: 250 },
    );
    const photos = await photosAtTheOffice();
    expect(photos.map(({ commands }) => commands)).toEqual([3, 3, 3]);
    expect(new Set(photos.map(({ sha256 }) => sha256)).size).toBe(3);
    await page.getByTestId('sync-line').filter({ hasText: 'Office has everything' }).waitFor();

    const console = await visitInConsole();
    const shown = console.locator('figure img');
    await expect.poll(() => shown.count(), { timeout: 30_000 }).toBe(3);
    const addresses = await shown.evaluateAll((images) =>
      images.map((image) => (image as HTMLImageElement).src),
    );
    const hashes = await Promise.all(
      addresses.map(async (address) => {
        const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
        return createHash('sha256').update(bytes).digest('hex');
      }),
    );
    expect(hashes).toEqual(photos.map(({ sha256 }) => sha256));
  },
);

it('a photo that is still being drawn when Complete is pressed goes along', async () => {
  await documentUpToTheNote();
  // Beside it those of the last visit, which were fetched before anybody asked.
  const lastTime = page.getByRole('region', { name: /^Photos of last time/ }).getByRole('img');
  await expect.poll(() => lastTime.count(), { timeout: 30_000 }).toBe(2);
  await holdDrawing();
  await takePhoto('teal');
  await page.getByText('A photo is being kept').waitFor();
  await finishUpToTheButton();
  await nurse.tap(/^Complete visit/);
  await page.evaluate(() => (globalThis as unknown as Held).letGo());
  await nurse.sees(/^Office received \d\d:\d\d/);
  await vi.waitFor(async () => expect(await photosAtTheOffice()).toMatchObject([{ arrived: true }]), {
    ...{ timeout: 60_000, interval: 250 },
  });
});

it('who leaves the visit while a photo is being drawn has not lost it', async () => {
  await documentUpToTheNote();
  await holdDrawing();
  await takePhoto('teal');
  await page.getByText('A photo is being kept').waitFor();
  await page
    .getByRole('button', { name: /^Back to today/ })
    .or(page.getByRole('link', { name: /^Back to today/ }))
    .click();
  await page.evaluate(() => (globalThis as unknown as Held).letGo());
  await vi.waitFor(async () => expect(await photosAtTheOffice()).toMatchObject([{ arrived: true }]), {
    ...{ timeout: 60_000, interval: 250 },
  });
});

it('without room a photo waits, nothing is completed without it unasked, and it is kept when there is some', async () => {
  await documentUpToTheNote();
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function full() {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
    Object.assign(globalThis, { makeRoom: () => (IDBObjectStore.prototype.put = put) });
  });
  await takePhoto('teal');
  const alert = page.getByRole('alert').filter({ hasText: 'no room on this phone' });
  await alert.waitFor();
  await finishUpToTheButton();
  await nurse.tap(/^Complete visit/);
  // It leads back to the photo instead.
  await alert.waitFor();
  await expect
    .poll(() => alert.evaluate((card) => card.closest('[role=region]') === document.activeElement))
    .toBe(true);
  await page.evaluate(() => void (globalThis as unknown as { makeRoom: () => void }).makeRoom());
  await page.getByRole('button', { name: 'Keep it now' }).click();
  await tiles().first().waitFor();
  await page.getByRole('tab', { name: /^Finish/ }).click();
  await nurse.tap(/^Complete visit/);
  await vi.waitFor(async () => expect(await photosAtTheOffice()).toMatchObject([{ arrived: true }]), {
    ...{ timeout: 60_000, interval: 250 },
  });
});

it('a file that is no picture adds nothing and says so', async () => {
  await documentUpToTheNote();
  await (
    await camera()
  ).setFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await page.getByRole('alert').filter({ hasText: 'cannot read this file as a picture' }).waitFor();
  expect(await tiles().count()).toBe(0);
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await finishUpToTheButton();
  await nurse.tap(/^Complete visit/);
  await nurse.sees(/^Office received \d\d:\d\d/);
  expect(await photosAtTheOffice()).toEqual([]);
});

interface Held {
  letGo: () => void;
}

/** The next picture takes until `letGo` to be drawn. */
async function holdDrawing(): Promise<void> {
  await page.evaluate(() => {
    const draw = globalThis.createImageBitmap;
    const held = new Promise<void>((resolve) => Object.assign(globalThis, { letGo: resolve }));
    globalThis.createImageBitmap = (async (...given: Parameters<typeof draw>) => {
      await held;
      return draw(...given);
    }) as typeof draw;
  });
}
