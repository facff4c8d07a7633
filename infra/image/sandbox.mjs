import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Mounts the image's files read-only with an own /proc and an empty /tmp, becomes the image's user and turns
 * into the program, which is then the first process of its own table of processes, as in a container.
 */
const ENTER = `
set -eu
mount --bind "$ROOT" "$ROOT"
mount -o remount,bind,ro "$ROOT"
mount -t proc proc "$ROOT/proc"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
exec env -i "$@"`;

/**
 * @typedef {object} Container
 * @property {string[]} lines of both outputs so far
 * @property {Promise<number>} ended the exit code
 * @property {() => number} pid of the program itself, as this machine counts
 */

/**
 * Runs a program of the image as the image says: its user, environment, folder; its root cannot be written to.
 * The network is this machine's.
 * @param {string} root the image's files
 * @param {import('./buildah.mjs').ImageConfig} config
 * @param {string[]} command
 * @param {Record<string, string>} [env] beside the image's own
 * @returns {Container}
 */
export function runInImage(root, config, command, env = {}) {
  for (const folder of ['proc', 'tmp']) mkdirSync(join(root, folder), { recursive: true });
  const [user = '', group = ''] = config.User.split(':');
  const variables = [...config.Env, ...Object.entries(env).map(([name, value]) => `${name}=${value}`)];
  const become = ['--root', root, '--wd', config.WorkingDir, '--setgid', group, '--setuid', user];
  const flags = ['--mount', '--pid', '--fork', '--kill-child'];
  const child = spawn(
    'unshare',
    [...flags, 'sh', '-c', ENTER, 'enter', ...variables, '/usr/bin/unshare', ...become, ...command],
    { env: { ...process.env, ROOT: root }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  /** @type {string[]} */
  const lines = [];
  for (const output of [child.stdout, child.stderr]) {
    let rest = '';
    output.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
    output.on('end', () => rest && lines.push(rest));
  }
  const pid = () => Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim());
  return { lines, pid, ended: once(child, 'close').then(([code]) => /** @type {number} */ (code ?? 1)) };
}
