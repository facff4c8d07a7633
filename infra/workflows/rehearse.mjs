import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { command, has } from '../image/command.mjs';
import { ROOT } from '../image/root.mjs';
import { actionsIn } from './actions.mjs';

/**
 * Rehearses the workflow ci on this machine with act: its jobs, conditions and the one required check are real,
 * the actions of others and the programs it calls are dummies that note how they were called. Once everything
 * succeeds; then each call fails in turn, and the required check must be red every time.
 *   node infra/workflows/rehearse.mjs [--strict]
 */
const WORKFLOW = '.github/workflows/ci.yml';
const RUNNERS = ['ubuntu-24.04', 'ubuntu-24.04-arm'];
const PROGRAMS = ['corepack', 'go', 'hadolint', 'make', 'node', 'pip', 'pnpm', 'semgrep', 'sudo', 'zizmor'];

const NO_ACTION = `name: dummy
description: Does nothing
runs: { using: composite, steps: [{ run: 'true', shell: sh }] }
`;

/** Notes its call; fails when it is the one that shall. `go env` tells where dummies are. */
const DUMMY = `#!/bin/sh
call="$(basename "$0") $*"
if [ "$call" = 'go env GOPATH' ]; then dirname "$(dirname "$0")"; exit 0; fi
echo "$call" >>"$CALLS"
[ "$call" != "$FAILING" ]
`;

/** Makes a repository of a folder. @param {string} folder */
function commit(folder) {
  const author = ['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@localhost'];
  command('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: folder });
  command('git', ['add', '--all'], { cwd: folder });
  command('git', [...author, 'commit', '--quiet', '--message', 'As it is'], { cwd: folder });
}

/** A stage: a repository with the workflows, the dummies, and where they note their calls. */
function prepare() {
  const stage = mkdtempSync(join(tmpdir(), 'berthcare-ci-'));
  const at = {
    stage,
    repository: join(stage, 'repository'),
    action: join(stage, 'action'),
    bin: join(stage, 'bin'),
  };
  for (const folder of [at.repository, at.action, at.bin]) mkdirSync(folder);
  cpSync(join(ROOT, '.github'), join(at.repository, '.github'), { recursive: true });
  commit(at.repository);
  writeFileSync(join(at.action, 'action.yml'), NO_ACTION);
  commit(at.action);
  for (const program of PROGRAMS) {
    writeFileSync(join(at.bin, program), DUMMY);
    chmodSync(join(at.bin, program), 0o755);
  }
  return at;
}

/**
 * Runs the workflow.
 * @param {ReturnType<typeof prepare>} at
 * @param {string} failing the call that fails; empty for none
 * @returns {{ calls: string[], results: Record<string, string> }} results of jobs by their id
 */
function play({ stage, repository, action, bin }, failing) {
  const calls = join(stage, 'calls');
  writeFileSync(calls, '');
  const variables = { PATH: [bin, process.env.PATH].join(delimiter), CALLS: calls, FAILING: failing };
  const { stdout } = spawnSync(
    'act',
    [
      ...['pull_request', '--workflows', WORKFLOW, '--json', '--action-offline-mode'],
      ...RUNNERS.flatMap((runner) => ['--platform', `${runner}=-self-hosted`]),
      ...actionsIn(readFileSync(join(repository, WORKFLOW), 'utf8')).flatMap((used) => [
        '--local-repository',
        `${used}=${action}`,
      ]),
      ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ],
    { cwd: repository, encoding: 'utf8', env: { ...process.env, ...variables }, maxBuffer: 64 * 1024 * 1024 },
  );
  /** @type {Record<string, string>} */
  const results = {};
  for (const line of stdout.split('\n').filter((each) => each.startsWith('{'))) {
    const { jobID, jobResult } = JSON.parse(line);
    // A job of a matrix is as good as the worst of it.
    if (jobResult && results[jobID] !== 'failure') results[jobID] = jobResult;
  }
  return { calls: readFileSync(calls, 'utf8').split('\n').filter(Boolean), results };
}

/** @param {string} repository */
function skipAudit(repository) {
  const file = join(repository, WORKFLOW);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {2}audit:$/m, '$&\n    if: false'));
}

/** @param {boolean} holds @param {string} what */
function tell(holds, what) {
  console.log(`${holds ? 'ok     ' : 'FAILED '} ${what}`);
  if (!holds) process.exitCode = 1;
}

function rehearse() {
  const at = prepare();
  try {
    const { calls, results } = play(at, '');
    const all = Object.values(results);
    tell(
      results['gate'] === 'success' && all.every((each) => each === 'success'),
      `${all.length} jobs succeed`,
    );
    for (const failing of [...new Set(calls)]) {
      const { gate } = play(at, failing).results;
      tell(gate === 'failure', `the quality gate is red when this fails: ${failing}`);
    }
    skipAudit(at.repository);
    tell(play(at, '').results['gate'] === 'failure', 'the quality gate is red when a job is skipped');
  } finally {
    rmSync(at.stage, { recursive: true });
  }
}

if (has('act')) rehearse();
else {
  console.log('The workflow is not rehearsed here: it takes act.');
  process.exitCode = process.argv.includes('--strict') ? 1 : 0;
}
