import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { RUNNING_FILE } from './paths.mjs';
import { alive, commandLine, gone, pause, send } from './process.mjs';

/**
 * What is known about a start: written by it, read by the next one and by `make stop`.
 * @typedef {object} Running
 * @property {number} pid of the start itself
 * @property {string} [address] once it serves
 * @property {boolean} [compose] the database runs in Docker
 * @property {Record<string, number>} services ids of the processes it started
 */

/** Words in the command line of a start, and of what it starts: an id alone may belong to somebody else by now. */
const OURS = /tools\/local\/(start|dev)\.mjs|apps\/(backend|console|mobile)\//;

/** @param {number} pid */
const isOurs = (pid) => alive(pid) && OURS.test(commandLine(pid));

/** @returns {Running | undefined} what was noted last, by a start that may be long dead */
export function readNote() {
  try {
    return JSON.parse(readFileSync(RUNNING_FILE, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The start that runs now. @returns {Running | undefined} */
export function runningStart() {
  const note = readNote();
  return note && isOurs(note.pid) ? note : undefined;
}

/**
 * Notes that this process is the start from now on. What a killed start left running is ended first, but for
 * the database, which is taken over.
 * @returns {Promise<Running | undefined>} the other start that runs already; then nothing was noted
 */
export async function claim() {
  mkdirSync(dirname(RUNNING_FILE), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, services: {} });
  for (;;) {
    const other = runningStart();
    if (other && other.pid !== process.pid) return other;
    await clearNote();
    try {
      writeFileSync(RUNNING_FILE, mine, { flag: 'wx' });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') continue;
      throw error;
    }
    // Two starts at the same moment may both have cleared the note: the later writer has it.
    await pause(50);
    if (readNote()?.pid === process.pid) return undefined;
  }
}

/** @param {Partial<Running>} change */
export function note(change) {
  const unfinished = `${RUNNING_FILE}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify({ ...readNote(), ...change }));
  renameSync(unfinished, RUNNING_FILE);
}

/** @param {string} name @param {number} pid */
export function noteService(name, pid) {
  note({ services: { ...readNote()?.services, [name]: pid } });
}

/** Ends the services of a start that is gone, and forgets it. */
export async function clearNote() {
  for (const pid of Object.values(readNote()?.services ?? {})) if (isOurs(pid)) await endProcess(pid, 5_000);
  rmSync(RUNNING_FILE, { force: true });
}

/**
 * Asks a process to end, and kills it when it does not, with what it started in turn.
 * @param {number} pid
 * @param {number} ms how long it may take
 */
export async function endProcess(pid, ms) {
  send(pid, 'SIGTERM');
  if (await gone(pid, ms)) return;
  send(pid, 'SIGKILL');
  send(-pid, 'SIGKILL');
  await gone(pid, 2_000);
}
