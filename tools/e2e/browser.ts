import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { inject } from 'vitest';
import { chromiumOptions } from '../check/chromium-options';
import { killHard } from '../check/kill-hard';

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  permissions: ['geolocation'],
  geolocation: { latitude: 45.4215, longitude: -75.6972 },
};

/** A phone: a browser whose profile outlives it. */
export interface Phone {
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Files of the profile in which the text stands, as bytes of UTF-8 or UTF-16; only while it is closed. */
  filesHolding(text: string): string[];
  remove(): void;
}

export function makePhone(defaults: BrowserContextOptions = {}): Phone {
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-phone-'));
  return {
    async open(options) {
      const context = await chromium.launchPersistentContext(folder, {
        ...chromiumOptions(inject('chromium')),
        ...phone,
        ...defaults,
        ...options,
      });
      // Its pages' time runs on, and can be taken further.
      await context.clock.install();
      return context;
    },
    filesHolding(text) {
      const spellings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => spellings.some((spelling) => readFileSync(file).includes(spelling)));
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The office's computer. */
export async function openOffice(): Promise<BrowserContext> {
  const browser = await chromium.launch(chromiumOptions(inject('chromium')));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-CA' });
  context.once('close', () => void browser.close());
  return context;
}

/** The last key takes some milliseconds to the disk, and nothing on the page tells when it is there. */
const A_BREATH_MS = 500;

/** `killHard`, soon after something was typed. */
export async function killAfterLastKey(context: BrowserContext): Promise<void> {
  await setTimeout(A_BREATH_MS);
  await killHard(context);
}
