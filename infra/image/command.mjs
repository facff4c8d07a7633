import { spawnSync } from 'node:child_process';

const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a command to its end.
 * @param {string} program
 * @param {string[]} flags
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {string} what it said, without the last line's end
 * @throws with the end of what it said when it fails
 */
export function command(program, flags, { env = process.env, cwd } = {}) {
  const options = { env, cwd, encoding: /** @type {const} */ ('utf8'), maxBuffer: MOST_OUTPUT_BYTES };
  const { status, stdout, stderr, error } = spawnSync(program, flags, options);
  if (status === 0) return stdout.trimEnd();
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-30).join('\n');
  throw new Error(
    `${program} ${flags[0] ?? ''} failed (${error?.message ?? `exit code ${status}`})\n${said}`,
  );
}

/** @param {string} program @returns {boolean} whether it is installed */
export function has(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
