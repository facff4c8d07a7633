import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carriedSource, packagesCarriedBy } from './carried-packages.mjs';

/** @typedef {{ name: string, version: string, license?: string }} NpmPackage */

/** Where the image's JavaScript is built. */
const BUNDLES = ['apps/backend/dist', 'apps/console/dist', 'apps/mobile/dist'];

/** Packages of which the builds copy files as they are: no source map names them. */
const COPIED = [
  'apps/backend/node_modules/swagger-ui-dist',
  'apps/mobile/node_modules/@sqlite.org/sqlite-wasm',
];

/** The folder of an installed package in a source's path, as pnpm lays them out. */
const PACKAGE_FOLDER = /node_modules\/\.pnpm\/[^/]+\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * The npm packages inside the built bundles: those whose sources the bundles' source maps name, those of which
 * files are copied, and what any of them carries inside. What only builds the product is in no bundle, and not
 * in this list.
 * @param {string} root of the repository
 * @returns {NpmPackage[]} by name, then version
 * @throws when a bundle has no source map
 */
export function bundledPackages(root) {
  const sources = BUNDLES.flatMap((bundle) => sourcesOf(join(root, bundle)));
  const carried = sources.flatMap(carriedSource);
  const installed = sources.filter((source) => carriedSource(source).length === 0);
  const folders = new Set([
    ...installed.flatMap((source) => PACKAGE_FOLDER.exec(source)?.[0] ?? []),
    ...COPIED,
  ]);
  const packages = [...folders]
    .map((folder) => join(root, folder))
    .flatMap((folder) => [packageIn(folder), ...packagesCarriedBy(folder)]);
  // Of one package the last counts, which is the one that tells its licence.
  return unique([...carried, ...packages]).sort(
    (a, b) => compare(a.name, b.name) || compare(a.version, b.version),
  );
}

/** @param {string} bundle a folder @returns {string[]} */
function sourcesOf(bundle) {
  const maps = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.map'),
  );
  if (maps.length === 0) throw new Error(`${bundle} was built without source maps`);
  return maps.flatMap((file) => sourcesIn(JSON.parse(readFileSync(join(bundle, file), 'utf8'))));
}

/** @param {{ sources?: string[], sections?: { map: { sources: string[] } }[] }} map @returns {string[]} */
function sourcesIn({ sources = [], sections = [] }) {
  return [...sources, ...sections.flatMap(({ map }) => map.sources)];
}

/** @param {string} folder @returns {NpmPackage} */
function packageIn(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`no package is installed in ${folder}`);
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8'));
  return { name, version, ...(typeof license === 'string' && { license }) };
}

/** One package may be installed more than once, beside different peers. @param {NpmPackage[]} packages */
function unique(packages) {
  return [...new Map(packages.map((each) => [`${each.name}@${each.version}`, each])).values()];
}

/** @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
