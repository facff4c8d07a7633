import { run } from '../local/run.mjs';
import { ROOT } from '../workspace.mjs';
import { secondsSince } from './stages.mjs';

/** What a shell answers for a command ended by Ctrl-C. */
export const INTERRUPTED = 130;

/** @typedef {{ name: string, command: string[] }} Check what to run with Node in the root folder */

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
async function runCheck({ name, command }) {
  const since = performance.now();
  const { code, output } = await run([process.execPath, ...command], { cwd: ROOT });
  if (code !== 0) console.log(`\n== ${name}\n${output.trim()}`);
  return { name, code, seconds: secondsSince(since) };
}
