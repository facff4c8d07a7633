import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFile } from './bundle.mjs';
import { filesIn } from './files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NAME = 'service-worker.js';

/**
 * Writes the service worker of a finished build, which knows all its files and a version made from what is in them.
 * @param {string} dist
 */
export async function buildServiceWorker(dist) {
  const files = filesIn(dist)
    .filter((file) => file !== NAME && !file.endsWith('.map'))
    .sort();
  const values = { FILES: files, VERSION: versionOf(dist, files) };
  await bundleFile(join(root, 'web/workers/service-worker.ts'), join(dist, NAME), 'iife', values);
}

/** @param {string} dist @param {string[]} files */
function versionOf(dist, files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(dist, file)));
  return hash.digest('hex').slice(0, 16);
}
