import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { atEnd } from '../../tools/local/ending.mjs';

/**
 * @typedef {object} Applied
 * @property {{ run: string, passed: boolean }[]} runs
 * @property {string[]} problems what Terraform said of those that did not pass
 * @property {any} state after the apply, as JSON
 * @property {any} again the second plan, as JSON
 * @property {string} printed everything but state and plan
 */

/**
 * Runs Terraform's own test of a root against the emulator. It is ended once its last run is over: the emulator is
 * thrown away, so nothing need be torn down.
 * @param {import('./terraform.mjs').Workspace} workspace
 * @param {string} root
 * @param {string} file
 * @returns {Promise<Applied>}
 */
export function apply(workspace, root, file) {
  const flags = ['test', '-no-color', '-json', '-verbose', `-filter=${file}`];
  const child = spawn('terraform', flags, {
    ...workspace.options(root),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  atEnd(() => void child.kill('SIGKILL'));
  /** @type {Applied} */
  const applied = { runs: [], problems: [], state: undefined, again: undefined, printed: '' };
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const message = JSON.parse(line);
    take(applied, message);
    if (message.type === 'test_file' && message.test_file.progress === 'teardown') child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(applied));
  });
}

/** @param {Applied} applied @param {any} message one line of Terraform's */
function take(applied, message) {
  if (message.type === 'test_state') applied.state = message.test_state;
  else if (message.type === 'test_plan') applied.again = message.test_plan;
  else applied.printed += `${JSON.stringify(message)}\n`;
  if (message.type === 'test_run' && message.test_run.progress === 'complete')
    applied.runs.push({ run: message.test_run.run, passed: message.test_run.status === 'pass' });
  if (message.type === 'diagnostic' && message.diagnostic.severity === 'error')
    applied.problems.push(`${message.diagnostic.summary}: ${message.diagnostic.detail}`);
}
