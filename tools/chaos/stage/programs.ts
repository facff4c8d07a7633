import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildInto } from '../../../apps/backend/scripts/build.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The program that is shipped, and a phone's: each starts in a fraction of what it would take from the sources. */
export interface Programs {
  server: string;
  phone: string;
}

export async function buildPrograms(folder: string): Promise<Programs> {
  const phone = join(folder, 'phone.mjs');
  await Promise.all([buildInto(join(folder, 'server'), ['main']), buildPhone(phone)]);
  return { server: join(folder, 'server', 'main.js'), phone };
}

async function buildPhone(outfile: string): Promise<void> {
  const require = createRequire(here('../../../libs/sync-client/package.json'));
  const sqlite = require.resolve('node-sqlite3-wasm');
  await build({
    entryPoints: [here('../phone/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
    // It finds its binary beside itself.
    alias: { 'node-sqlite3-wasm': sqlite },
    external: [sqlite],
  });
}
