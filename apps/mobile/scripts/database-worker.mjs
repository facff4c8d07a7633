import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFile } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wasm = createRequire(import.meta.url).resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm');

/**
 * Writes the database worker and SQLite itself, which Metro cannot bundle.
 * @param {string} [folder] where to; the development server and the export take them from `public/`
 */
export async function buildDatabaseWorker(folder = join(root, 'public/sqlite')) {
  await mkdir(folder, { recursive: true });
  await copyFile(wasm, join(folder, 'sqlite3.wasm'));
  await bundleFile(join(root, 'web/workers/database-worker.ts'), join(folder, 'worker.js'), 'esm');
}
