import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundler of a package writes beside the packages that it builds in. */
const LICENSES = /(^|\/)THIRD-PARTY-LICENSES\.txt$/;
const ENTRY = /^Name: (?<name>\S+)\nVersion: (?<version>\S+)\nLicense: (?<license>.+)$/gm;

/**
 * The packages that a package carries inside itself: nothing installs them, and no lock file names them.
 * @param {string} folder of the package
 * @returns {import('./bundled-packages.mjs').NpmPackage[]}
 */
export function packagesCarriedBy(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => LICENSES.test(file))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(ENTRY)])
    .map(({ groups: { name = '', version = '', license = '' } = {} }) => ({ name, version, license }));
}

/**
 * The package that a source was, before another package built it in, by the folder that pnpm gave it there.
 * @param {string} source path in a source map
 * @returns {import('./bundled-packages.mjs').NpmPackage[]} none when the source is an installed package's
 */
export function carriedSource(source) {
  const [, name, version] =
    /\/node_modules\/node_modules\/\.pnpm\/(@?[^@/]+)@([^_/]+)[^/]*\//.exec(source) ?? [];
  return name && version ? [{ name: name.replace('+', '/'), version }] : [];
}
