import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findPnpm } from '../local/pnpm.mjs';
import { mustRun } from '../local/run.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** The other contestants' packages are half a gigabyte: they come when they are measured, never with the product's. */
async function installPeers() {
  const copy = join(here, 'node_modules', '.pnpm', 'lock.yaml');
  const lock = readFileSync(join(here, 'pnpm-lock.yaml'), 'utf8');
  if (existsSync(copy) && readFileSync(copy, 'utf8') === lock) return;
  console.log('  Installing the other contestants’ packages ...');
  await mustRun('Installing them', [...(await findPnpm()), 'install', '--frozen-lockfile'], { cwd: here });
}

await installPeers();
const words = process.argv.slice(2);
const child = spawn(process.execPath, ['--import', loader, join(here, 'main.ts'), ...words], {
  stdio: 'inherit',
});
child.on('error', () => (process.exitCode = 1));
child.on('exit', (code) => (process.exitCode = code ?? 1));
