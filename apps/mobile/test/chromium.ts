import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';

const PLACES: (string | undefined)[] = [
  env.CHROMIUM as string | undefined,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** `plain.test` is this machine under a name that browsers do not trust without HTTPS. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP plain.test 127.0.0.1',
];

/** How the tests start a browser: the installed Chromium, talking to this machine alone. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium found: install it, or name it in CHROMIUM.');
  return { executablePath, args: ARGUMENTS };
}

/** A browser with a profile on disk, which outlives it: what a person's own browser is. */
export interface Profile {
  folder: string;
  open(): Promise<BrowserContext>;
  remove(): void;
}

export function makeProfile(): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-browser-'));
  return {
    folder,
    open: () => chromium.launchPersistentContext(folder, chromiumOptions()),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Ends every process of the browser at once, as a crash or an empty battery would. */
export async function killHard(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const answer = await session?.send('SystemInfo.getProcessInfo');
  const processes = answer?.processInfo ?? [];
  if (!processes.length) throw new Error('the browser did not name its processes');
  const gone = new Promise((resolve) => context.once('close', resolve));
  for (const { id } of processes) killIfAlive(id);
  await gone;
}

function killIfAlive(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It ended with the process that was killed before it.
  }
}
