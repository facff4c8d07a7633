import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * `bleed` fills the corners: the system cuts them itself. `inset` shrinks the mark into the part that every cut
 * keeps (a circle of 80 % for maskable icons).
 */
const ICONS = [
  { file: 'public/icons/icon-192.png', size: 192, bleed: false, inset: 1 },
  { file: 'public/icons/icon-512.png', size: 512, bleed: false, inset: 1 },
  { file: 'public/icons/maskable-512.png', size: 512, bleed: true, inset: 0.86 },
  { file: 'public/icons/apple-touch-icon.png', size: 180, bleed: true, inset: 0.94 },
  { file: 'assets/icon.png', size: 1024, bleed: true, inset: 0.94 },
];

const ground = '#0a5560';
const drawing = await readFile(join(root, 'public/icons/icon.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

for (const { file, size, bleed, inset } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const edge = size * inset;
  await page.setContent(
    `<style>html{background:${bleed ? ground : 'transparent'}}body{margin:0;display:grid;place-items:center;height:100vh}
     svg{width:${edge}px;height:${edge}px}</style>${drawing}`,
  );
  await page.screenshot({ path: join(root, file), omitBackground: !bleed });
  await page.close();
}

await browser.close();
