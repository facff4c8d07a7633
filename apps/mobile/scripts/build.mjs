import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFiles } from './compress.mjs';
import { buildDatabaseWorker } from './database-worker.mjs';
import { exportApp } from './export.mjs';
import { buildPage } from './page.mjs';
import { buildReportsWorker } from './reports-worker.mjs';
import { buildServiceWorker } from './service-worker.mjs';

/**
 * Builds the app for the web, installable and complete, into `dist/`; with `ios` or `android` instead, that
 * platform's bundle into `dist-native/`.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const platforms = /** @type {('ios' | 'android')[]} */ (process.argv.slice(2));

if (platforms.length > 0) exportApp(platforms, join(root, 'dist-native'));
else await buildWeb(join(root, 'dist'));

/**
 * The folder appears at once, when everything is in it: a server that is running never shows half a build.
 * @param {string} dist
 */
async function buildWeb(dist) {
  const making = join(root, '.expo', `making-${process.pid}`);
  mkdirSync(dirname(making), { recursive: true });
  try {
    await buildDatabaseWorker();
    exportApp(['web'], making);
    rmSync(join(making, 'metadata.json'));
    await buildPage(making);
    await buildServiceWorker(making);
    // After the list of files that every phone keeps: this one is fetched only when there is something to report.
    await buildReportsWorker(making);
    // Last: the service worker keeps the files themselves.
    await compressFiles(making);
    rmSync(dist, { recursive: true, force: true });
    renameSync(making, dist);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
