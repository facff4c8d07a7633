import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders, ROOT } from '../workspace.mjs';
import { findPnpm } from './pnpm.mjs';
import { mustRun } from './run.mjs';

/**
 * Installs all packages as the lock file says, unless they are there.
 * @returns {Promise<boolean>} whether anything was done
 */
export async function install() {
  if (isInstalled()) return false;
  await mustRun('Installing the packages', [...(await findPnpm()), 'install', '--frozen-lockfile'], {
    cwd: ROOT,
  });
  return true;
}

/** pnpm leaves a copy of the lock file behind when it is done: an interrupted install has none, or an old one. */
export function isInstalled() {
  const copy = join(ROOT, 'node_modules', '.pnpm', 'lock.yaml');
  if (!existsSync(copy)) return false;
  if (readFileSync(copy, 'utf8') !== readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8')) return false;
  return ['', ...packageFolders()].every(isWhole);
}

/** Whether each package that this one declares is there. @param {string} folder */
function isWhole(folder) {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, folder, 'package.json'), 'utf8'),
  );
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    existsSync(join(ROOT, folder, 'node_modules', name, 'package.json')),
  );
}
