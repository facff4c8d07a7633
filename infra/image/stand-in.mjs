import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildah } from './buildah.mjs';
import { command } from './command.mjs';

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Makes a base image where none can be pulled: Debian 12 by debootstrap, with this machine's Node, npm and
 * Corepack, which is what the real base is.
 * @param {string} name of the image
 * @param {string} folder where Debian is unpacked, and stays for the next time
 */
export function makeStandIn(name, folder) {
  if (!existsSync(join(folder, 'etc/debian_version'))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    command('debootstrap', ['--variant=minbase', '--include=ca-certificates,libstdc++6', 'bookworm', folder]);
  }
  installNode(folder);
  if (existsSync(CERTIFICATES)) cpSync(realpathSync(CERTIFICATES), join(folder, CERTIFICATES));

  const container = buildah('from', 'scratch');
  command('cp', ['--archive', `${folder}/.`, buildah('mount', container)]);
  const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  buildah('config', '--env', `PATH=${path}`, '--env', `NODE_EXTRA_CA_CERTS=${CERTIFICATES}`, container);
  buildah('commit', '--rm', container, name);
}

/** @param {string} folder */
function installNode(folder) {
  const programs = join(folder, 'usr/local/bin');
  cpSync(realpathSync(process.execPath), join(programs, 'node'));
  const packages = [dirname(dirname(process.execPath)), '/usr', '/usr/local']
    .map((prefix) => join(prefix, 'lib/node_modules'))
    .find((path) => existsSync(join(path, 'corepack')));
  if (packages === undefined) throw new Error('This machine has no Corepack, which the build needs.');
  cpSync(join(packages, 'corepack'), join(folder, 'usr/local/lib/node_modules/corepack'), {
    recursive: true,
  });
  rmSync(join(programs, 'corepack'), { force: true });
  symlinkSync('../lib/node_modules/corepack/dist/corepack.js', join(programs, 'corepack'));
}
