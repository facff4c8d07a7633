import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { countTests, namesOfFailed } from './report.mjs';
import { secondsSince } from './stages.mjs';

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function vitestProgram() {
  return join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
}

/**
 * How many files of a kind are run at once; by itself Vitest leaves one core idle, which of two is half. Tests of a database or
 * a browser wait for other processes half of their time. The chaos has a process for every phone and server already.
 * @type {Record<string, (cores: number) => number>}
 */
const FILES_AT_ONCE = { postgres: (cores) => cores + 1, browser: (cores) => cores + 1, chaos: () => 1 };

/**
 * Runs one kind of test and counts.
 * @param {string} project
 * @param {import('./arguments.mjs').Request} request
 * @returns {Promise<import('./stages.mjs').StageResult & { counts: import('./report.mjs').Counts, failed: string[] }>}
 */
export async function runProject(project, { runInBand, ci, files }) {
  const since = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-report-'));
  const report = join(folder, 'report.json');
  const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests'];
  const cores = availableParallelism();
  const workers = runInBand ? 1 : (FILES_AT_ONCE[project]?.(cores) ?? cores);
  flags.push(`--maxWorkers=${workers}`);
  const code = await spawned([vitestProgram(), 'run', '--project', project, ...flags, ...files], ci);
  const told = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  return {
    name: project,
    code,
    seconds: secondsSince(since),
    counts: countTests(told, code === 0),
    failed: namesOfFailed(project, told, code === 0).map((name) => name.replace(`${ROOT}${sep}`, '')),
  };
}

/** vitest writes no snapshots when CI is set. @param {string[]} command @param {boolean} ci @returns {Promise<number>} */
function spawned(command, ci) {
  const env = { ...process.env, ...(ci && { CI: 'true' }) };
  const child = spawn(process.execPath, command, { stdio: 'inherit', env });
  return new Promise((done) => {
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
}
