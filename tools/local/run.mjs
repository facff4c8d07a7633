import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} RunOptions */

/**
 * Runs a command to its end.
 * @param {string[]} command program and arguments
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} both output streams, in the order they came
 */
export function run([program, ...flags], { cwd, env, timeoutMs, shell } = {}) {
  const child = spawn(program ?? '', flags, {
    cwd,
    env: env ?? process.env,
    timeout: timeoutMs,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString('utf8'));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((done) => {
    const end = (/** @type {number} */ code) => {
      running.delete(child);
      done({ code, output });
    };
    child.on('error', (error) => {
      output += String(error);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Runs a command that has to succeed.
 * @param {string} what for the message
 * @param {string[]} command
 * @param {RunOptions} [options]
 * @throws Problem with the end of what it said
 */
export async function mustRun(what, command, options) {
  const { code, output } = await run(command, options);
  if (code === 0) return output;
  const end = output.trim().split('\n').slice(-40).join('\n');
  throw new Problem(`${what} failed (exit code ${code}):\n${end}`);
}

/** Ends what is still running, when the start itself is ended. */
export function endRunning() {
  for (const child of running) child.kill('SIGTERM');
}
