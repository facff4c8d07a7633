import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { unhideAssets } from './assets.mjs';
import { buildDatabaseWorker } from './database-worker.mjs';
import { buildPage } from './page.mjs';
import { buildServiceWorker } from './service-worker.mjs';

/**
 * Builds the app for the web, installable and complete, into `dist/`; with `ios` or `android` instead, that
 * platform's bundle into `dist-native/`.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const platforms = process.argv.slice(2);

if (platforms.length > 0) {
  exportApp(platforms, join(root, 'dist-native'));
} else {
  const dist = join(root, 'dist');
  await buildDatabaseWorker();
  exportApp(['web'], dist);
  rmSync(join(dist, 'metadata.json'));
  await unhideAssets(dist);
  await buildPage(dist);
  await buildServiceWorker(dist);
}

/** @param {string[]} targets @param {string} folder */
function exportApp(targets, folder) {
  const expo = createRequire(import.meta.url).resolve('expo/bin/cli');
  const flags = targets.flatMap((target) => ['--platform', target]);
  const { status } = spawnSync(execPath, [expo, 'export', ...flags, '--output-dir', folder], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, CI: '1', EXPO_OFFLINE: '1', EXPO_NO_TELEMETRY: '1' },
  });
  if (status !== 0) throw new Error('the export failed');
}
