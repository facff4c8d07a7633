import { spawn } from 'node:child_process';
import { install } from '../local/install.mjs';
import { requireNode } from '../local/node-version.mjs';
import { findPnpm } from '../local/pnpm.mjs';
import { ROOT } from '../workspace.mjs';
import { secondsSince, stageTable, worstCode } from './stages.mjs';

/** `make test`: what the build server checks, with the very scripts it runs. */
const SCRIPTS = {
  lint: ['lint'],
  types: ['type-check'],
  tests: ['test', '--', '--ci'],
};

/** Not a package's script: Terraform and its tools are no packages. Says what it leaves out. */
const INFRASTRUCTURE = [process.execPath, '--import', 'tsx', 'infra/test/run.mjs', '--quick'];

const COUNT_LINE = /^\d+ passed, \d+ failed(, \d+ skipped)?$/;

/**
 * Runs a command in the open.
 * @param {string[]} command
 * @returns {Promise<{ code: number, lastLine: string }>}
 */
function shown([program, ...flags]) {
  const child = spawn(program ?? '', flags, { cwd: ROOT, stdio: ['inherit', 'pipe', 'inherit'] });
  let end = '';
  child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
    process.stdout.write(chunk);
    end = (end + chunk.toString('utf8')).slice(-1000);
  });
  return new Promise((done) => {
    child.on('error', () => done({ code: 1, lastLine: '' }));
    child.on('close', (code) => done({ code: code ?? 1, lastLine: end.trim().split('\n').at(-1) ?? '' }));
  });
}

/**
 * @param {string[]} pnpm
 * @param {import('./stages.mjs').StageResult[]} results
 * @returns {Promise<string>} the line with the counts
 */
async function runScripts(pnpm, results) {
  let counts = '';
  for (const [name, script] of Object.entries(SCRIPTS)) {
    const since = performance.now();
    const { code, lastLine } = await shown([...pnpm, 'run', ...script]);
    results.push({ name, code, seconds: secondsSince(since) });
    if (COUNT_LINE.test(lastLine)) counts = lastLine;
  }
  return counts;
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
const counts = ready ? await runScripts(pnpm, results) : '';
if (ready) await runInfrastructure(results);
console.log(`\nAll checks\n${stageTable(results, ['install', ...Object.keys(SCRIPTS), 'infrastructure'])}`);
const code = worstCode(results);
if (code !== 0) console.log('\nNot all is well: see the stages above.');
if (counts) console.log(`\n${counts}`);
process.exitCode = code;
