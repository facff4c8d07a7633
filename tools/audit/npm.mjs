import { run } from '../local/run.mjs';

/** @param {string} folder with a package-lock.json @returns {Promise<string>} what npm printed */
export async function auditNpm(folder) {
  return (await run(['npm', 'audit', '--json', '--loglevel=silent'], { cwd: folder })).output;
}
