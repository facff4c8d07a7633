import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from './account.mjs';
import { makePrivate } from './home.mjs';

/** The environment of the server's programs: none of the caller's PG* variables may reach them. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/**
 * @param {string} dir home of one server
 * @returns {{ data: string, log: string, password: string }} its data folder, its log and the file that
 *   keeps the superuser's password
 */
export function layout(dir) {
  return { data: join(dir, 'data'), log: join(dir, 'postgres.log'), password: join(dir, 'superuser') };
}

/** A file that only the server's account may read. @param {string} path @param {string} content */
export function writePrivate(path, content) {
  writeFileSync(path, content, { mode: 0o600 });
  const account = serverAccount();
  if (account) chownSync(path, account.uid, account.gid);
}

/**
 * Makes the database cluster unless it is there. Names are sorted by ICU's root order, so that É stands
 * beside E on every machine, whatever locales it has.
 * @param {string} dir home of the server
 * @param {{ initdb: string }} programs
 * @returns {string} the superuser's password
 * @throws with initdb's own words
 */
export function ensureCluster(dir, { initdb }) {
  const { data, password } = layout(dir);
  if (existsSync(join(data, 'PG_VERSION'))) return readFileSync(password, 'utf8').trim();
  makePrivate(dir);
  // initdb that was cut short leaves a folder it would then refuse: it works beside, and is moved when done.
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  writePrivate(password, randomBytes(24).toString('base64url'));
  runInitdb(initdb, dir, unfinished, password);
  renameSync(unfinished, data);
  return readFileSync(password, 'utf8').trim();
}

/** @param {string} initdb @param {string} dir @param {string} data @param {string} password */
function runInitdb(initdb, dir, data, password) {
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--no-sync'];
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=und'];
  try {
    execFileSync(initdb, [`--pgdata=${data}`, `--pwfile=${password}`, ...flags, ...locale], {
      ...serverAccount(),
      cwd: dir,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
  } catch (error) {
    const words = /** @type {{ stderr?: string }} */ (error).stderr?.trim();
    throw new Error(`initdb failed in ${data}: ${words}`, { cause: error });
  }
}
