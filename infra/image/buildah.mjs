import { command } from './command.mjs';

/** Both work without the rights a container engine usually has: plain copies of layers, and chroot. */
const env = { ...process.env, STORAGE_DRIVER: 'vfs', BUILDAH_ISOLATION: 'chroot' };

/** @param {string[]} flags */
export const buildah = (...flags) => command('buildah', flags, { env });

/**
 * @typedef {object} ImageConfig how the image wants to be run, as its Dockerfile says
 * @property {string} User
 * @property {string[]} Env
 * @property {string[]} Entrypoint
 * @property {string[]} Cmd
 * @property {string} WorkingDir
 * @property {{ Test: string[] }} Healthcheck
 */

/**
 * Builds the repository's Dockerfile, on an image that is here, or on the base that it names.
 * @param {{ root: string, base: string | undefined, name: string }} build
 */
export function buildImage({ root, base, name }) {
  const on = base === undefined ? ['--pull'] : ['--pull-never', '--build-arg', `BASE=${base}`];
  // The OCI format has no place for a health check.
  return buildah('bud', ...on, '--format', 'docker', '--tag', name, root);
}

/** @param {string} image @returns {ImageConfig} */
export function configOf(image) {
  return JSON.parse(buildah('inspect', '--type', 'image', image)).Docker.config;
}

/**
 * Lays the image's files out in a folder while `use` runs.
 * @template Result
 * @param {string} image
 * @param {(folder: string) => Promise<Result>} use
 */
export async function withFiles(image, use) {
  const container = buildah('from', '--pull-never', image);
  try {
    return await use(buildah('mount', container));
  } finally {
    buildah('rm', container);
  }
}
