import { lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** @typedef {{ path: string, mode: number, bytes: number, kind: 'file' | 'link' | 'folder' }} Entry */

/** All that may be executed: Node, and the loader and libraries it is linked to. */
const MAY_RUN = [/^usr\/local\/bin\/node$/, /^usr\/lib\/.+\.so(\.\d+)*$/, /^usr\/lib64\/ld-linux-[\w.-]+$/];

const EXECUTE = 0o111;
const SET_ID = 0o6000;
const WRITE_BY_ALL = 0o002;
const STICKY = 0o1000;

/** What only belongs where the product is made. */
const BUILD_ONLY = /(^|\/)node_modules\/|\.tsx?$|(^|\/)(package|tsconfig)[\w.]*\.json$|pnpm-|(^|\/)seed\.js/;

/**
 * Every file, link and folder below a folder. Node's own recursive reading follows links to folders in some versions.
 * @param {string} root
 * @param {string} [folder] below it
 * @returns {Entry[]} paths without a / in front
 */
export function entriesOf(root, folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = join(folder, entry.name);
    const { mode, size } = lstatSync(full);
    const kind = entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'folder';
    const bytes = kind === 'file' ? size : 0;
    const below = entry.isDirectory() ? entriesOf(root, full) : [];
    return [{ path: relative(root, full), mode, bytes, kind: /** @type {Entry['kind']} */ (kind) }, ...below];
  });
}

/**
 * What should not be in the image: programs beside Node (shells, package managers, compilers), sources and
 * packages, files that lend rights, and what everybody may write to.
 * @param {Entry[]} entries
 * @returns {string[]} one line each
 */
export function intruders(entries) {
  return entries.flatMap(({ path, mode, kind }) => [
    ...(kind === 'file' && mode & EXECUTE && !MAY_RUN.some((allowed) => allowed.test(path))
      ? [`${path} can be executed`]
      : []),
    ...(kind === 'file' && BUILD_ONLY.test(path) ? [`${path} only serves to build`] : []),
    ...(kind === 'file' && mode & SET_ID ? [`${path} lends its owner's rights`] : []),
    ...(kind !== 'link' && mode & WRITE_BY_ALL && !(mode & STICKY) ? [`${path} can be written by all`] : []),
  ]);
}
