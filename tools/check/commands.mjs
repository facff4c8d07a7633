import { spawn } from 'node:child_process';
import { secondsSince } from './stages.mjs';

/** @typedef {{ name: string, command: string[], cwd?: string }} Check what to run with Node, quiet when it is well */

/**
 * Runs checks, a few at a time, and prints what those that failed said.
 * @param {Check[]} checks
 * @param {number} atOnce
 * @returns {Promise<import('./stages.mjs').StageResult[]>}
 */
export async function runChecks(checks, atOnce) {
  const waiting = [...checks];
  /** @type {import('./stages.mjs').StageResult[]} */
  const results = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** @param {Check} check @returns {Promise<import('./stages.mjs').StageResult>} */
async function runCheck({ name, command, cwd }) {
  const since = performance.now();
  const { code, output } = await captured(command, cwd);
  if (code !== 0) console.log(`\n== ${name}\n${output.trim()}`);
  return { name, code, seconds: secondsSince(since) };
}

/** @param {string[]} command @param {string} [cwd] @returns {Promise<{ code: number, output: string }>} */
function captured(command, cwd) {
  const child = spawn(process.execPath, command, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString('utf8'));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, output: String(error) }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
