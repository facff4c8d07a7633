import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { limits } from '@berthcare/shared/sync/limits';
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest';
import { type AppServer, serveApp } from './app-server';
import type {} from '../../../tools/check/provided';
import { chromiumOptions } from '../../../tools/check/chromium-options';
import { makePageFolder } from './page-folder';
import type { PicturePage } from './pages/picture-page';

declare const page: PicturePage;

let folder: string;
let server: AppServer;
let browser: Browser;
let tab: Page;

beforeAll(async () => {
  folder = await makePageFolder('picture-page');
  server = await serveApp(folder);
  browser = await chromium.launch(chromiumOptions(inject('chromium')));
  tab = await browser.newPage();
  await tab.goto(server.url);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** A file as a camera makes one: red on the left, blue on the right. */
const drawn = (width: number, height: number, type = 'image/jpeg'): Promise<number[]> =>
  tab.evaluate(
    async ([w, h, kind]) => {
      const canvas = new OffscreenCanvas(w, h);
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = 'red';
      pen.fillRect(0, 0, w / 2, h);
      pen.fillStyle = 'blue';
      pen.fillRect(w / 2, 0, w / 2, h);
      const file = await canvas.convertToBlob({ type: kind, quality: 0.9 });
      return [...new Uint8Array(await file.arrayBuffer())];
    },
    [width, height, type] as const,
  );

const look = (file: number[]) => tab.evaluate((bytes) => page.look(new Blob([new Uint8Array(bytes)])), file);

/** What was drawn as a picture. */
async function picture(file: number[]) {
  const found = await look(file);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** An EXIF block that says that the camera lay on its side, and where it was. */
function withExif(jpeg: number[], orientation: number): number[] {
  const place = Buffer.from('GPS 45.4215 -75.6972');
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, place]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return [...jpeg.slice(0, 2), ...head, ...body, ...jpeg.slice(2)];
}

const isRed = ([r = 0, , b = 0]: number[]) => r > 200 && b < 60;
const isBlue = ([r = 0, , b = 0]: number[]) => b > 200 && r < 60;

describe('a chosen file', () => {
  it('is scaled to the longest edge, and told of by its hash', async () => {
    const { width, height, bytes, sha256, colours } = await picture(await drawn(3200, 2400));
    expect([width, height]).toEqual([limits.photoEdge, 1200]);
    expect(sha256).toBe(createHash('sha256').update(Buffer.from(bytes)).digest('hex'));
    expect(colours.map(isRed)).toEqual([true, false, true, false]);
  });

  it('is never made larger', async () => {
    expect(await picture(await drawn(40, 30))).toMatchObject({ width: 40, height: 30 });
  });

  it('stands upright, and says no longer where it was taken', async () => {
    const lying = withExif(await drawn(640, 480), 6);
    expect(Buffer.from(lying).includes('GPS 45')).toBe(true);
    const { width, height, bytes, colours } = await picture(lying);
    expect([width, height]).toEqual([480, 640]);
    expect(colours.map((colour) => (isRed(colour) ? 'red' : isBlue(colour) ? 'blue' : '?'))).toEqual([
      ...['red', 'red', 'blue', 'blue'],
    ]);
    expect(Buffer.from(bytes).includes('GPS 45')).toBe(false);
  });

  it('is small enough to be sent, whatever it shows', async () => {
    const [before, after] = await tab.evaluate(async (edge) => {
      const canvas = new OffscreenCanvas(edge, edge);
      const noise = new ImageData(edge, edge);
      for (let i = 0; i < noise.data.length; i += 1) noise.data[i] = i % 4 === 3 ? 255 : Math.random() * 256;
      canvas.getContext('2d')!.putImageData(noise, 0, 0);
      const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
      const found = await page.look(file);
      return [file.size, typeof found === 'string' ? found : found.bytes.length] as const;
    }, limits.photoEdge);
    expect(before).toBeGreaterThan(limits.photoBytes);
    expect(after).toBeLessThanOrEqual(limits.photoBytes);
  });

  it('that is transparent becomes white, not black', async () => {
    const clear = await tab.evaluate(async () => {
      const canvas = new OffscreenCanvas(8, 8);
      canvas.getContext('2d')!.clearRect(0, 0, 8, 8);
      const file = await canvas.convertToBlob({ type: 'image/png' });
      return [...new Uint8Array(await file.arrayBuffer())];
    });
    expect((await picture(clear)).colours[0]).toEqual([255, 255, 255, 255]);
  });

  it.each([
    ['a document', [...Buffer.from('%PDF-1.7 not a picture')]],
    ['an empty file', []],
  ])('that is %s is no picture', async (_, file) => expect(await look(file)).toBe('unreadable'));

  it('cut off by half is no picture', async () => {
    const whole = await drawn(200, 200, 'image/png');
    expect(await look(whole.slice(0, 40))).toBe('unreadable');
  });

  it('that is enormous is not even drawn', async () => {
    const found = await tab.evaluate(() => page.look(new Blob([new Uint8Array(65 * 1024 * 1024)])));
    expect(found).toBe('tooLarge');
  });
});

describe('choosing', () => {
  it('asks for one picture, and leaves nothing in the page', async () => {
    const asked = tab.waitForEvent('filechooser');
    const chosen = tab.evaluate(async () => (await page.choosePicture('camera'))?.name);
    const chooser = await asked;
    expect(chooser.isMultiple()).toBe(false);
    expect(await chooser.element().getAttribute('capture')).toBe('environment');
    await chooser.setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') });
    expect(await chosen).toBe('IMG_1.jpg');
    expect(await tab.locator('input').count()).toBe(0);
  });
});
