import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { atEnd, isEnding } from './ending.mjs';
import { fail } from './fail.mjs';
import { Problem } from './problem.mjs';
import { pause } from './process.mjs';
import { endProcess, noteService } from './running.mjs';

/** A service that dies this often within a minute will not recover by being started again. */
const DEATHS = 5;

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string[]} command arguments for Node
 * @property {string} cwd
 * @property {Record<string, string>} env
 * @property {string} log path; written anew at each start
 */

/**
 * Keeps a Node program running until the end: one that dies is started again. If it dies before it has served
 * at all, or too often, everything ends.
 * @param {Service} service
 * @param {string} [address] answers 200 when it serves; none for a program that serves nothing
 */
export async function keepRunning(service, address) {
  let pid = 0;
  let served = address === undefined;
  /** @type {number[]} */
  const deaths = [];
  const launch = (/** @type {'w' | 'a'} */ mode) => {
    const child = spawnLogged(service, mode);
    pid = child.pid ?? 0;
    noteService(service.name, pid);
    child.on('exit', (code, signal) => {
      if (isEnding()) return;
      deaths.push(performance.now());
      if (!served || tooOften(deaths)) return void fail(died(service));
      console.log(`  ${service.name.padEnd(10)} ended by ${signal ?? `code ${code}`}: started again`);
      setTimeout(() => isEnding() || launch('a'), 500);
    });
  };
  launch('w');
  atEnd(() => endProcess(pid, 10_000));
  if (address !== undefined) await answers(address, 60_000);
  served = true;
}

/** @param {number[]} deaths when they were */
function tooOften(deaths) {
  const first = deaths.at(-DEATHS);
  return first !== undefined && performance.now() - first < 60_000;
}

/**
 * In a process group of its own: Ctrl-C in the terminal reaches the start, which ends it in order.
 * @param {Service} service
 * @param {'w' | 'a'} mode
 */
function spawnLogged({ command, cwd, env, log }, mode) {
  const output = openSync(log, mode);
  const child = spawn(process.execPath, command, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return child;
}

/** @param {Service} service */
function died({ name, log }) {
  const end = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
  return new Problem(`The ${name} ends by itself. The end of its log, ${log}:\n${end}`);
}

/**
 * Waits until an address answers 200.
 * @param {string} address
 * @param {number} ms
 */
async function answers(address, ms) {
  for (const end = performance.now() + ms; performance.now() < end; await pause(100)) {
    const ok = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
  }
  throw new Problem(`${address} does not answer after ${ms / 1000} s`);
}
