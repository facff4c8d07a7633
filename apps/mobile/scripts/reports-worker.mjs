import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFile } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Writes the worker that sends reports of faults, with the library in it.
 * @param {string} dist
 */
export async function buildReportsWorker(dist) {
  await bundleFile(join(root, 'web/workers/reports-worker.ts'), join(dist, 'reports.js'), 'iife');
}
