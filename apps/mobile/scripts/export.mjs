import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { SOURCE_MAPS } from './source-maps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Lets Expo bundle the app, without asking anything of any network.
 * @param {('web' | 'ios' | 'android')[]} platforms
 * @param {string} folder
 */
export function exportApp(platforms, folder) {
  const expo = createRequire(import.meta.url).resolve('expo/bin/cli');
  const flags = platforms.flatMap((platform) => ['--platform', platform]);
  if (SOURCE_MAPS) flags.push('--source-maps', 'external');
  const { status } = spawnSync(execPath, [expo, 'export', ...flags, '--output-dir', folder], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, CI: '1', EXPO_OFFLINE: '1', EXPO_NO_TELEMETRY: '1' },
  });
  if (status !== 0) throw new Error('the export failed');
}
