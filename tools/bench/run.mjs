import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { packageProgram } from '../package-program.mjs';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * `pnpm bench`: measures the product as built and prints one table. It borrows the tests' database, browser and
 * server, which live in vitest; nothing here is a test, and `make test` never runs it. Without names of parts it runs all.
 */
const flags = ['run', '--config', here('vitest.config.ts'), '--root', here('../..')];
const parts = process.argv.slice(2).filter((word) => word !== '--');
const child = spawn(process.execPath, [packageProgram('vitest'), ...flags], {
  stdio: 'inherit',
  env: { ...process.env, BENCH_PARTS: parts.join(' ') },
});
child.on('error', () => (process.exitCode = 1));
child.on('exit', (code) => (process.exitCode = code ?? 1));
