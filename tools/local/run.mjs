import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

/** @type {Set<number>} */
const running = new Set();

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} RunOptions */

/**
 * Runs a command to its end, in a process group of its own, so that its children can be ended with it.
 * @param {string[]} command program and arguments
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} both output streams, in the order they came
 */
export function run([program, ...flags], { cwd, env, timeoutMs, shell } = {}) {
  const child = spawn(program ?? '', flags, {
    cwd,
    env: env ?? process.env,
    shell,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  if (pid) running.add(pid);
  const timer = timeoutMs ? setTimeout(() => endGroup(pid, 'SIGKILL'), timeoutMs) : undefined;
  let output = '';
  const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString('utf8'));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((done) => {
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      running.delete(pid);
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

/** @param {number} pid of the group's first process @param {NodeJS.Signals} signal */
function endGroup(pid, signal) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

/** Ends what still runs. */
export function endRunning() {
  for (const pid of running) endGroup(pid, 'SIGTERM');
}

process.once('exit', endRunning);
