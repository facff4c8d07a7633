import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

/** Corepack would otherwise wait for an answer to its question whether it may download. */
const ENVIRONMENT = { ...process.env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' };

/** The version that package.json names; behind a + stands a hash, by which Corepack knows the very file. */
export function wantedVersion() {
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return /** @type {string} */ (packageManager).replace('pnpm@', '').replace(/\+.*/, '');
}

/**
 * The command that runs the project's version of pnpm, whatever this machine has: pnpm itself, Corepack, or
 * npm, which Node always brings. Corepack cannot check signatures on every registry.
 * @returns {Promise<string[]>} program and first arguments
 */
export async function findPnpm() {
  const version = wantedVersion();
  const ways = [['pnpm'], ['corepack', 'pnpm'], ['npx', '--yes', `pnpm@${version}`]];
  let said = '';
  for (const way of ways) {
    const { code, output } = await run([...way, '--version'], {
      cwd: ROOT,
      env: ENVIRONMENT,
      timeoutMs: 60_000,
    });
    // npm may add news about itself.
    if (code === 0 && output.split('\n').includes(version)) return way;
    said = output;
  }
  throw new Problem(`pnpm ${version} cannot be had:\n${said.trim()}`);
}
