import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';

/** What a build makes, or what never reaches it. */
const NO_INPUT = new Set(['node_modules', 'dist', 'dist-native', '.expo', 'coverage', 'test']);
const TEST = /\.test\.tsx?$/;

/** @param {string} folder of a package @returns {string[]} folders of the libraries it uses, and theirs */
function librariesOf(folder) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  const own = Object.keys(dependencies)
    .filter((name) => dependencies[name].startsWith('workspace:'))
    .map((name) => join('libs', name.replace('@berthcare/', '')));
  return own.flatMap((library) => [library, ...librariesOf(library)]);
}

/** @param {string} folder @param {string} skip a path to leave out @returns {string[]} */
function filesIn(folder, skip) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (NO_INPUT.has(entry.name) || TEST.test(entry.name) || path === skip) return [];
    return entry.isDirectory() ? filesIn(path, skip) : [path];
  });
}

/**
 * A hash of all that an app's build depends on: its sources, those of the libraries it uses, the installed
 * packages' versions and the settings of the compiler.
 * @param {string} app folder, such as `apps/backend`
 * @param {string} [generated] a path in it that the build itself writes
 */
export function inputsHash(app, generated = '') {
  const folders = [...new Set([app, ...librariesOf(app)])];
  const shared = ['pnpm-lock.yaml', 'package.json', 'tsconfig.base.json'];
  const files = [...folders.flatMap((folder) => filesIn(folder, generated)), ...shared].sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of files.filter((path) => existsSync(join(ROOT, path)))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}
