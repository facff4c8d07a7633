import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFile } from '../scripts/bundle.mjs';

/**
 * Bundles one file of `test/pages` into a folder that can be served as the app, without Metro.
 * @param values put in place of names that the page declares
 */
export async function makePageFolder(page: string, values: Record<string, unknown> = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-page-'));
  const entry = fileURLToPath(new URL(`pages/${page}.ts`, import.meta.url));
  await bundleFile(entry, join(folder, 'page.js'), 'esm', values);
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>test</title><script type="module" src="/app/page.js"></script>',
  );
  return folder;
}
