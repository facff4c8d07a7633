import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PATIENCE } from '../deploy/context';
import type { Patience } from '../deploy/poll';
import { actionsIn } from './actions.mjs';

const GITHUB = new URL('../../.github/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, GITHUB), 'utf8');
const files = readdirSync(new URL('workflows/', GITHUB)).filter((name) => name.endsWith('.yml'));
const ci = parse(read('workflows/ci.yml'));
const deploy = parse(read('workflows/deploy.yml'));
const commandsOf = (job: any): string[] => job.steps.flatMap(({ run }: any) => run ?? []);

describe('every workflow', () => {
  test.each(files)('%s uses actions by their commit, and names the version', (file) => {
    const lines = read(`workflows/${file}`)
      .split('\n')
      .filter((line) => line.includes('uses:'));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
      [],
    );
  });

  test('one action is one commit everywhere', () => {
    const used = [...new Set(files.flatMap((file) => actionsIn(read(`workflows/${file}`))))];
    const names = used.map((each) => each.split('@')[0]);
    expect(names).toEqual([...new Set(names)]);
  });

  test.each(files)('%s gives no right to a job that does not ask for it', (file) => {
    const workflow = parse(read(`workflows/${file}`));
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values<any>(workflow.jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });
});

describe('ci', () => {
  test('runs on pull requests to main, the newest of a branch alone', () => {
    expect(ci.name).toBe('ci');
    expect(ci.on).toEqual({ pull_request: { branches: ['main'] } });
    expect(ci.concurrency['cancel-in-progress']).toBe(true);
  });

  test('checks the quality with these very commands, on the baseline and on what the image runs', () => {
    expect(ci.jobs.quality.strategy.matrix.node).toEqual(['20', '24']);
    expect(commandsOf(ci.jobs.quality)).toEqual([
      'corepack enable',
      'pnpm install --frozen-lockfile',
      'pnpm run lint',
      'pnpm run type-check',
      'pnpm run test -- --runInBand --ci',
    ]);
    expect(readFileSync(new URL('../Dockerfile', GITHUB), 'utf8')).toMatch(/^ARG BASE=\S+node:24\./m);
  });

  test('audits, and asks Semgrep with its own rules and those of the project', () => {
    expect(commandsOf(ci.jobs.audit)).toEqual(['node tools/audit/main.mjs']);
    expect(commandsOf(ci.jobs.semgrep)).toContain(
      'semgrep scan --error --config p/ci --config .semgrep/rules',
    );
  });

  test('installs nothing from Python but what a hash knows', () => {
    const installs = Object.values<any>(ci.jobs)
      .flatMap(commandsOf)
      .filter((run) => run.includes('pip install'));
    expect(installs.filter((run) => !run.includes('--require-hashes'))).toEqual([]);
    expect(installs.length).toBeGreaterThan(0);
  });

  test('has one check that needs every other job, and that the branch requires', () => {
    const { gate, ...others } = ci.jobs;
    expect(gate.needs.toSorted()).toEqual(Object.keys(others).sort());
    expect(gate.if).toBe('always()');
    const rules = JSON.parse(read('rulesets/main.json')).rules as any[];
    const { parameters } = rules.find(({ type }) => type === 'required_status_checks');
    expect(parameters.required_status_checks.map(({ context }: any) => context)).toEqual([gate.name]);
  });
});

describe('deploy', () => {
  test('is started by an operator alone, from main alone, and is never cut off', () => {
    expect(Object.keys(deploy.on)).toEqual(['workflow_dispatch']);
    expect(deploy.concurrency['cancel-in-progress']).toBe(false);
    for (const job of Object.values<any>(deploy.jobs))
      expect(job.if).toContain("github.ref == 'refs/heads/main'");
  });

  test('runs what packages bring along only where there is no credential', () => {
    expect(deploy.jobs.build.permissions).toEqual({ contents: 'read' });
    expect(commandsOf(deploy.jobs.build).join()).toContain('docker build');
    expect(commandsOf(deploy.jobs.release).join()).not.toContain('docker build');
    expect(commandsOf(deploy.jobs.release)).toContain('pnpm install --frozen-lockfile --ignore-scripts');
  });

  test('has time and credentials for the longest release, with its way back', () => {
    const { task, rollout, smoke } = PATIENCE;
    const seconds = ({ everyMs, looks }: Patience) => (everyMs * looks) / 1000;
    // Scan; migration and the rotation before the first tasks; forth, asked, and back.
    const longest = seconds(rollout) + 2 * seconds(task) + 2 * seconds(rollout) + seconds(smoke);
    const { release } = deploy.jobs;
    const allowed = release['timeout-minutes'] * 60;
    const TO_PREPARE = 15 * 60;
    expect(allowed).toBeGreaterThan(longest + TO_PREPARE);
    const signIn = release.steps.find(({ uses }: any) => uses?.includes('configure-aws-credentials'));
    const held: number = signIn.with['role-duration-seconds'];
    expect(held).toBeGreaterThanOrEqual(allowed);
    const role = readFileSync(new URL('../infra/terraform/modules/identity/deploy.tf', GITHUB), 'utf8');
    expect(Number(/max_session_duration = (\d+)/.exec(role)?.[1])).toBeGreaterThanOrEqual(held);
  });

  test('builds for the processor that the tasks of both environments have', () => {
    const platforms: Record<string, string> = { ARM64: 'linux/arm64', X86_64: 'linux/amd64' };
    expect(deploy.env.PLATFORM).toBe(platforms[deploy.env.PROCESSOR]);
    for (const environment of ['staging', 'production']) {
      const main = new URL(`../infra/terraform/environments/${environment}/main.tf`, GITHUB);
      const told = /cpu_architecture\s*=\s*"(\w+)"/.exec(readFileSync(main, 'utf8'))?.[1];
      expect(told).toBe(deploy.env.PROCESSOR);
    }
  });

  test('scans and attests before it deploys', () => {
    const steps = deploy.jobs.release.steps as any[];
    const at = (part: string) => steps.findIndex(({ run, uses }) => (run ?? uses).includes(part));
    const order = [
      'docker push',
      'main.ts scan',
      'attest-build-provenance',
      'attest-sbom',
      'attestation verify',
      'main.ts deploy',
    ];
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
    expect(order.map(at)).not.toContain(-1);
  });

  test('never applies Terraform, and no other workflow does', () => {
    const jobs = files.flatMap((file) => Object.values<any>(parse(read(`workflows/${file}`)).jobs));
    expect(jobs.flatMap(commandsOf).filter((run) => /terraform|tofu/.test(run) && /apply/.test(run))).toEqual(
      [],
    );
  });
});
