import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { anyPort } from './ports.mjs';
import { serverAccount } from './postgres/account.mjs';
import { ensureCluster, layout, SERVER_ENVIRONMENT } from './postgres/cluster.mjs';
import { makePrivate } from './postgres/home.mjs';
import { forgetGone, runningPostmaster, stopPostmaster } from './postgres/postmaster.mjs';
import { programs } from './postgres/programs.mjs';
import { alive, pause } from './process.mjs';

/**
 * A running PostgreSQL 15 on 127.0.0.1.
 * @typedef {object} Postgres
 * @property {string} url of the superuser, database `postgres`
 * @property {number} port
 * @property {number} pid
 * @property {boolean} adopted it was running already
 * @property {string} log path of what it writes
 * @property {() => Promise<void>} stop ends it
 */

/** Over TCP only: the path of a Unix socket may be too long for the system in a deep folder. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Its own log must hold no health data: neither the values of a statement nor the row in an error's detail. The same
 * stands in docker-compose.yml and in the parameter group of the managed server.
 */
export const QUIET_LOG = {
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
};

/** For data that is thrown away: no write waits for the disk. */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A killed server's helpers still hold its memory for a moment; the next one refuses to start until then. */
const STILL_ENDING = /pre-existing shared memory block/;
/** To PostgreSQL any process with the id that the file names is a server: one that is just ending, or by now another program. */
const LEFT_BEHIND = /lock file "postmaster\.pid" already exists/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

/**
 * Starts real PostgreSQL 15 from the npm package, or takes over the one that a killed start left running on
 * the same folder. The data folder is made at the first start.
 * @param {object} options
 * @param {string} options.dir the server's home: data, log, password
 * @param {number | (() => Promise<number>)} [options.port] asked only if none runs yet; default: any free one
 * @param {boolean} [options.throwaway] faster, and not safe against a crash: for tests
 * @param {Record<string, string>} [options.settings] further ones
 * @returns {Promise<Postgres>}
 * @throws with the server's own words when it does not come up
 */
export async function startPostgres({ dir, port, throwaway = false, settings = {} }) {
  const way = throwaway ? 'immediate' : 'fast';
  const password = prepare(dir);
  const { data, log } = layout(dir);
  const running = await settled(data);
  const all = { ...SETTINGS, ...QUIET_LOG, ...(throwaway ? THROWAWAY : {}), ...settings };
  const server = running ?? (await launch(dir, all, port));
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
    port: server.port,
    pid: server.pid,
    adopted: running !== undefined,
    log,
    stop: () => stopPostmaster(server.pid, way),
  };
}

/** @param {string} dir */
function prepare(dir) {
  makePrivate(dir);
  return ensureCluster(dir, programs());
}

/**
 * The server already on this folder, once it is ready. One that hangs is ended.
 * @param {string} data
 */
async function settled(data) {
  for (const end = Date.now() + 15_000; Date.now() < end; await pause(50)) {
    const server = runningPostmaster(data);
    if (!server || server.ready) return server;
  }
  const hanging = runningPostmaster(data);
  if (hanging) await stopPostmaster(hanging.pid, 'immediate');
  return undefined;
}

/**
 * @param {string} dir
 * @param {Record<string, string>} settings
 * @param {number | (() => Promise<number>)} [port]
 */
async function launch(dir, settings, port) {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = typeof port === 'number' ? port : await (port ?? anyPort)();
    const pid = spawnServer(dir, settings, chosen);
    if (await ready(dir, pid)) return { pid, port: chosen };
    const words = lastWords(dir);
    const isLeftBehind = LEFT_BEHIND.test(words);
    const isInTheWay = typeof port !== 'number' && PORT_TAKEN.test(words);
    const again = STILL_ENDING.test(words) || isLeftBehind || isInTheWay;
    if (!again || attempt === 20) throw new Error(`PostgreSQL did not start on port ${chosen}:\n${words}`);
    if (isLeftBehind) forgetGone(layout(dir).data);
    await pause(500);
  }
}

/**
 * The server is its own process group, so that Ctrl-C in a terminal reaches us first and we end it last; it
 * logs to a file, so that it survives the death of whoever started it.
 * @param {string} dir
 * @param {Record<string, string>} settings
 * @param {number} port
 */
function spawnServer(dir, settings, port) {
  const { data, log } = layout(dir);
  if (existsSync(log)) renameSync(log, `${log}.1`);
  const output = openSync(log, 'w', 0o644);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(programs().postgres, ['-D', data, '-p', String(port), ...flags], {
    ...serverAccount(),
    cwd: dir,
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('error', () => undefined);
  child.unref();
  return child.pid ?? 0;
}

/** @param {string} dir @param {number} pid */
async function ready(dir, pid) {
  const { data } = layout(dir);
  while (pid && alive(pid)) {
    const server = runningPostmaster(data);
    if (server?.pid === pid && server.ready) return true;
    await pause(25);
  }
  return false;
}

/** @param {string} dir */
function lastWords(dir) {
  return readFileSync(layout(dir).log, 'utf8').trim().split('\n').slice(-8).join('\n');
}
