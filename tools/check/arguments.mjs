/** The kinds of test, in the order they run: the quick answers first. Also the names of vitest's projects. */
export const PROJECTS = ['unit', 'postgres', 'simulation', 'chaos', 'browser'];

export const USAGE = `pnpm run test [-- [--runInBand] [--ci] [--project <name>]... [<part of a file's path>]...]

  --runInBand       one test file at a time
  --ci              write no snapshots: a missing one fails
  --project <name>  only this kind of test, may be repeated: ${PROJECTS.join(', ')}
  --help            this text`;

/**
 * @typedef {object} Request
 * @property {boolean} runInBand
 * @property {boolean} ci
 * @property {boolean} help
 * @property {string[]} projects empty means all
 * @property {string[]} files parts of paths; empty means all
 */

/**
 * What was asked of the test script. pnpm passes the `--` that separates its own flags on: it says nothing.
 * @param {string[]} words the command line without program names
 * @returns {Request}
 * @throws with one line that says which word is wrong
 */
export function readArguments(words) {
  const rest = words[0] === '--' ? words.slice(1) : [...words];
  /** @type {Request} */
  const request = { runInBand: false, ci: false, help: false, projects: [], files: [] };
  while (rest.length > 0) readWord(/** @type {string} */ (rest.shift()), rest, request);
  return request;
}

/** @param {string} word @param {string[]} rest @param {Request} request */
function readWord(word, rest, request) {
  if (word === '--runInBand') request.runInBand = true;
  else if (word === '--ci') request.ci = true;
  else if (word === '--help') request.help = true;
  else if (word === '--project') request.projects.push(projectName(rest.shift()));
  else if (word.startsWith('--project=')) request.projects.push(projectName(word.slice('--project='.length)));
  else if (word.startsWith('-')) throw new Error(`Unknown flag ${word}: --help lists those there are`);
  else request.files.push(word);
}

/** @param {string | undefined} name */
function projectName(name) {
  if (name !== undefined && PROJECTS.includes(name)) return name;
  throw new Error(`--project needs one of ${PROJECTS.join(', ')}${name ? `, not ${name}` : ''}`);
}
