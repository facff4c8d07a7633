import { existsSync, readdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from '../local/run.mjs';
import { packageProgram } from '../package-program.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const DOWNLOAD_MS = 60_000;
const APT_MS = 300_000;

/** Where Playwright keeps its browsers. */
function playwrightCache() {
  const cache = process.platform === 'darwin' ? join('Library', 'Caches') : '.cache';
  return process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), cache, 'ms-playwright');
}

/** @returns {string[]} programs that may be a Chromium, that of CHROMIUM first and then the likeliest */
function candidates() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const named = process.env.CHROMIUM ? [process.env.CHROMIUM] : [];
  return [...named, ...installed, MAC, ...cached()].filter((path) => existsSync(path));
}

/** @returns {string[]} */
function cached() {
  const cache = playwrightCache();
  const versions = existsSync(cache) ? readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name)) : [];
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  return versions.flatMap((version) => programs.map((program) => join(cache, version, program)));
}

/** Some systems have a stub in its place that only tells how to install it. @param {string} path */
async function works(path) {
  return (await run([path, '--version'], { timeoutMs: 20_000 })).code === 0;
}

async function firstWorking() {
  for (const path of candidates()) if (await works(path)) return path;
  return undefined;
}

/** Playwright's own download. */
function download() {
  const command = [process.execPath, packageProgram('playwright-core'), 'install', 'chromium'];
  return run(command, { timeoutMs: DOWNLOAD_MS });
}

/** The system's package, which only root may install. */
async function systemPackage() {
  if (userInfo().uid !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(['apt-get', 'update', '--quiet'], { env, timeoutMs: APT_MS });
  await run(['apt-get', 'install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], {
    env,
    timeoutMs: APT_MS,
  });
}

/**
 * The browser the tests run in: an installed one, Playwright's, or one that is fetched now.
 * @returns {Promise<string>} path of the program
 * @throws when none can be had
 */
export async function findChromium() {
  for (const fetchOne of [() => undefined, download, systemPackage]) {
    await fetchOne();
    const path = await firstWorking();
    if (path) return path;
  }
  throw new Error('The browser tests need Chromium: install the package "chromium" or Google Chrome.');
}
