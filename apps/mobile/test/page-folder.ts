import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles one file of `test/pages` into a folder that can be served as the app, without Metro. */
export async function makePageFolder(page: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-page-'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>test</title><script type="module" src="/app/page.js"></script>',
  );
  await build({
    entryPoints: [fileURLToPath(new URL(`pages/${page}.ts`, import.meta.url))],
    outfile: join(folder, 'page.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.EXPO_BASE_URL': '"/app"' },
    logLevel: 'error',
  });
  return folder;
}
