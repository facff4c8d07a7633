import { spawn } from 'node:child_process';
import { install } from '../local/install.mjs';
import { requireNode } from '../local/node-version.mjs';
import { findPnpm } from '../local/pnpm.mjs';
import { ROOT } from '../workspace.mjs';
import { endingOf } from './report.mjs';
import { secondsSince, stageTable, worstCode } from './stages.mjs';

/** `make test`: what the build server checks, with the very scripts it runs. */
const SCRIPTS = {
  lint: ['lint'],
  types: ['type-check'],
  tests: ['test', '--', '--ci'],
};

/** Not a package's script: Terraform and its tools are no packages. Says what it leaves out. */
const INFRASTRUCTURE = [process.execPath, '--import', 'tsx', 'infra/test/run.mjs', '--quick'];

/**
 * Runs a command in the open.
 * @param {string[]} command
 * @returns {Promise<{ code: number, end: string }>} with the last 10,000 characters it printed
 */
function shown([program, ...flags]) {
  const child = spawn(program ?? '', flags, { cwd: ROOT, stdio: ['inherit', 'pipe', 'inherit'] });
  let end = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (/** @type {string} */ chunk) => {
    process.stdout.write(chunk);
    end = (end + chunk).slice(-10_000);
  });
  return new Promise((done) => {
    child.on('error', () => done({ code: 1, end }));
    child.on('close', (code) => done({ code: code ?? 1, end }));
  });
}

/**
 * @param {string[]} pnpm
 * @param {import('./stages.mjs').StageResult[]} results
 * @returns {Promise<string>} what the tests ended with
 */
async function runScripts(pnpm, results) {
  let ending = '';
  for (const [name, script] of Object.entries(SCRIPTS)) {
    const since = performance.now();
    const { code, end } = await shown([...pnpm, 'run', ...script]);
    results.push({ name, code, seconds: secondsSince(since) });
    ending = endingOf(end) || ending;
  }
  return ending;
}

/** @param {import('./stages.mjs').StageResult[]} results */
async function runInfrastructure(results) {
  const since = performance.now();
  console.log('\n== infrastructure');
  const { code } = await shown(INFRASTRUCTURE);
  results.push({ name: 'infrastructure', code, seconds: secondsSince(since) });
}

/** @returns {Promise<string[]>} the command of the package manager; empty when there is none */
async function prepare() {
  try {
    requireNode();
    await install();
    return await findPnpm();
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return [];
  }
}

const since = performance.now();
const pnpm = await prepare();
const ready = pnpm.length > 0;
const results = [{ name: 'install', code: ready ? 0 : 1, seconds: secondsSince(since) }];
const ending = ready ? await runScripts(pnpm, results) : '';
if (ready) await runInfrastructure(results);
console.log(`\nAll checks\n${stageTable(results, ['install', ...Object.keys(SCRIPTS), 'infrastructure'])}`);
const code = worstCode(results);
if (code !== 0) console.log('\nNot all is well: see the stages above.');
if (ending) console.log(`\n${ending}`);
process.exitCode = code;
