import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../../tools/local/run.mjs';
import { ROOT } from '../../tools/workspace.mjs';

/** Where this project installs what it does not find. */
const HOME = join(ROOT, '.local', 'infra-tools');

/** What a linter is, and how it is had where it is missing. */
const LINTERS = {
  tflint: {
    folder: HOME,
    install: [['go', 'install', 'github.com/terraform-linters/tflint@v0.64.0']],
    env: { GOBIN: HOME },
  },
  checkov: {
    folder: join(HOME, 'checkov', 'bin'),
    install: [
      ['python3', '-m', 'venv', join(HOME, 'checkov')],
      [
        join(HOME, 'checkov', 'bin', 'pip'),
        'install',
        '--quiet',
        '--disable-pip-version-check',
        'checkov==3.3.30',
      ],
    ],
    env: {},
  },
};

/** @param {string} name @returns {string | undefined} its path, when it is on the PATH */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * @param {'tflint' | 'checkov'} name
 * @param {boolean} mayInstall
 * @returns {Promise<string | undefined>} its path
 */
export async function linter(name, mayInstall) {
  const { folder, install, env } = LINTERS[name];
  const own = join(folder, name);
  const found = onPath(name) ?? (existsSync(own) ? own : undefined);
  if (found || !mayInstall) return found;
  for (const command of install)
    if ((await run(command, { env: { ...process.env, ...env }, timeoutMs: 480_000 })).code !== 0)
      return undefined;
  return existsSync(own) ? own : undefined;
}
