import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../../tools/check/chromium.mjs';
import { servePreview } from './serve.mjs';

/**
 * The pictures of the design documentation: file name, and the scene as the preview is asked for it.
 * @type {Record<string, string>}
 */
const pictures = {
  today: 'scene=today',
  client: 'scene=client',
  'visit-vitals': 'scene=visit-vitals',
  'visit-keypad': 'scene=visit-keypad&theme=dark',
  'visit-vitals-mixed': 'scene=visit-vitals-mixed',
  'visit-finish-open': 'scene=visit-finish-open&theme=dark',
  'visit-tasks-fr': 'scene=visit-tasks&lang=fr',
  'visit-finish-signed': 'scene=visit-finish-signed',
  'record-received': 'scene=record-received',
};

const folder = fileURLToPath(new URL('../../../../design-documentation/pictures/', import.meta.url));
const site = await servePreview();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox'],
});
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
const page = await context.newPage();
for (const [name, scene] of Object.entries(pictures)) {
  await page.goto(`${site.origin}?${scene}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}${name}.png` });
}
await browser.close();
await site.close();
