import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alive, commandLine, gone, send } from '../process.mjs';

/**
 * What the running server wrote into its own `postmaster.pid`.
 * @typedef {{ pid: number, port: number, ready: boolean }} Postmaster
 */

/**
 * The server that runs on this data folder, whoever started it. A file left by a crash names a process that
 * is gone, or that is by now another program: neither counts.
 * @param {string} data
 * @returns {Postmaster | undefined}
 */
export function runningPostmaster(data) {
  const lines = readLines(ownFile(data));
  const pid = Number(lines[0]);
  if (!pid || !alive(pid) || !commandLine(pid).includes(data)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** @param {string} data */
const ownFile = (data) => join(data, 'postmaster.pid');

/** Removes what a crash left, unless the server that it names runs. @param {string} data */
export function forgetGone(data) {
  if (!runningPostmaster(data)) rmSync(ownFile(data), { force: true });
}

/** @param {string} path */
function readLines(path) {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** How each way of stopping is told to the server, and how long it may take before it is killed. */
const WAYS = /** @type {const} */ ({
  // Ends connections, writes everything out.
  fast: { signal: 'SIGINT', ms: 10_000 },
  // Like a power cut: for servers whose data is thrown away.
  immediate: { signal: 'SIGQUIT', ms: 5_000 },
});

/**
 * @param {number} pid of the server
 * @param {keyof typeof WAYS} way
 */
export async function stopPostmaster(pid, way) {
  const { signal, ms } = WAYS[way];
  send(pid, signal);
  if (await gone(pid, ms)) return;
  send(pid, 'SIGQUIT');
  if (await gone(pid, 5_000)) return;
  send(pid, 'SIGKILL');
  await gone(pid, 5_000);
}
