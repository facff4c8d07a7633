import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumOptions } from '../../../tools/check/chromium-options';

/** A browser with a profile on disk, which outlives it: what a person's own browser is. */
export interface Profile {
  folder: string;
  open(): Promise<BrowserContext>;
  remove(): void;
}

/** @param program of the browser */
export function makeProfile(program: string): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-browser-'));
  return {
    folder,
    open: () => chromium.launchPersistentContext(folder, chromiumOptions(program)),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
