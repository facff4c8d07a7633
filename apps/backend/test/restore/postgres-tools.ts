import { execFile } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this machine has the tools of PostgreSQL 15 or newer; the rehearsal says so when it has not. */
export const hasPostgresTools = (() => {
  try {
    const version = execFileSync('pg_dump', ['--version'], { encoding: 'utf8' });
    execFileSync('pg_restore', ['--version'], { stdio: 'ignore' });
    return Number(/(\d+)\./.exec(version)?.[1]) >= 15;
  } catch {
    return false;
  }
})();

/** A copy of the database as it is now. As the owner: row security is forced, and its policy lets it read all. */
export const dump = (ownerUrl: string, file: string) =>
  run('pg_dump', ['--format=custom', '--enable-row-security', `--file=${file}`, ownerUrl]);

/** Fills an empty database with a copy; everything in it is the owner's. */
export const restore = (ownerUrl: string, file: string) =>
  run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${ownerUrl}`, file]);
