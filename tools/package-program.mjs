import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The script behind a command of an installed package. It is run with Node directly: starting it through pnpm
 * costs a second each.
 * @param {string} name of the package
 * @param {string} [command] default: the package's name
 * @returns {string}
 */
export function packageProgram(name, command = name) {
  const folder = packageFolder(name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Not every package exports its package.json, so it is looked for where Node would look. @param {string} name */
function packageFolder(name) {
  const places = require.resolve.paths(name) ?? [];
  const folder = places
    .map((place) => join(place, name))
    .find((place) => existsSync(join(place, 'package.json')));
  if (folder) return folder;
  throw new Error(`The package ${name} is not installed: run make setup`);
}
