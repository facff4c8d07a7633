import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleFile } from './bundle.mjs';
import { filesIn } from './files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const font = createRequire(import.meta.url).resolve('@berthcare/design-tokens/fonts/inter.woff2');

/**
 * Replaces the page that Expo wrote by our own: styles in it, nothing inline that runs.
 * @param {string} dist
 */
export async function buildPage(dist) {
  await bundleFile(join(root, 'web/boot.ts'), join(dist, 'boot.js'), 'iife');
  await mkdir(join(dist, 'fonts'), { recursive: true });
  await copyFile(font, join(dist, 'fonts/inter.woff2'));
  const template = await readFile(join(root, 'web/index.html'), 'utf8');
  const values = { base: '/app', entry: entryScript(dist), ...(await looks()) };
  const page = template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
  await writeFile(join(dist, 'index.html'), page);
}

/** @param {string} dist */
function entryScript(dist) {
  const scripts = filesIn(dist).filter((file) =>
    /^_expo\/static\/js\/web\/(entry|index)-\w+\.js$/.test(file),
  );
  if (scripts.length !== 1) throw new Error(`expected one entry script, found ${scripts.length}`);
  return scripts[0];
}

/** The styles and grounds, read from the sources that the app itself uses. */
async function looks() {
  const folder = await mkdtemp(join(tmpdir(), 'berthcare-page-'));
  try {
    const file = join(folder, 'looks.mjs');
    await bundleFile(join(root, 'web/looks.ts'), file, 'esm');
    return (await import(pathToFileURL(file).href)).looks;
  } finally {
    await rm(folder, { recursive: true });
  }
}
