import { readFileSync } from 'node:fs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from './context';
import { deploy, type Deployment } from './deploy';
import { namesIn } from './names';
import { rotate } from './rotate';
import { LeftBroken, Stopped } from './stopped';
import { startFakeAws, type FakeAws } from './test/fake-aws';

const IMAGE = `registry.example/berthcare-staging-backend@sha256:${'a'.repeat(64)}`;
const FEW = { everyMs: 1000, looks: 3 };
const deployment: Deployment = {
  image: IMAGE,
  release: 'c0ffee',
  processor: 'ARM64',
  publicUrl: 'https://care.example',
  migrate: true,
};

let aws: FakeAws;
let ecs: ECSClient;
let context: Context;
let said: string[];
let slept: number;
/** Paths that do not answer well. */
let ill: Set<string>;
let asked: string[];

beforeEach(async () => {
  aws = await startFakeAws();
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  ecs = new ECSClient({ endpoint: aws.endpoint, region: 'ca-central-1', credentials, maxAttempts: 1 });
  [said, asked, slept, ill] = [[], [], 0, new Set()];
  context = {
    ecs,
    names: namesIn('staging'),
    sleep: async (ms) => void (slept += ms),
    fetch: async (input) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      asked.push(pathname);
      return new Response('', { status: ill.has(pathname) ? 503 : 200 });
    },
    say: (line) => said.push(line),
    patience: { task: FEW, rollout: FEW, smoke: FEW },
  };
});
afterEach(async () => {
  ecs.destroy();
  await aws.stop();
});

const newest = (role: string) =>
  aws.revisions.findLast(
    ({ family, status }) => family === `berthcare-staging-${role}` && status === 'ACTIVE',
  );
const numberOf = (role: string) => newest(role)?.revision;
const running = () => aws.service.taskDefinition.replace(/^.*\//, '');
const count = (call: string) => aws.calls.filter((each) => each === call).length;

/** What must hold whenever a deployment did not come through: all is as it was. */
function expectAsBefore() {
  expect(running()).toBe('berthcare-staging-api:1');
  expect(['api', 'migrate', 'worker', 'rotate'].map(numberOf)).toEqual([1, 1, 1, 1]);
  expect(aws.service.desiredCount).toBe(2);
}

describe('a deployment that goes well', () => {
  test('migrates first, then replaces the tasks, then asks', async () => {
    await deploy(context, deployment);
    expect(aws.calls.indexOf('RunTask')).toBeLessThan(aws.calls.indexOf('UpdateService'));
    expect(aws.ran.map((arn) => arn.replace(/^.*\//, ''))).toEqual(['berthcare-staging-migrate:2']);
    expect(running()).toBe('berthcare-staging-api:2');
    expect(['api', 'migrate', 'worker', 'rotate'].map(numberOf)).toEqual([2, 2, 2, 2]);
    expect(asked).toEqual(['/readyz', '/app/', '/console/']);
    expect(count('UpdateService')).toBe(1);
  });

  test('changes the image and the name of the release in what Terraform registered last, and nothing else', async () => {
    const cpu = { ...aws.revisions[0] };
    aws.answer('RegisterTaskDefinition', { ...withoutReadOnly(cpu), cpu: '1024' });
    const before = newest('api');
    await deploy(context, deployment);
    const after = newest('api');
    expect(after?.revision).toBe(3);
    expect({ ...after, revision: 0, taskDefinitionArn: '', containerDefinitions: [] }).toEqual({
      ...before,
      revision: 0,
      taskDefinitionArn: '',
      containerDefinitions: [],
    });
    expect(after).toMatchObject({ cpu: '1024', tags: [{ key: 'Project', value: 'berthcare' }] });
    expect(after?.['containerDefinitions']).toEqual([
      {
        name: 'backend',
        image: IMAGE,
        command: ['api'],
        readonlyRootFilesystem: true,
        environment: [
          { name: 'NODE_ENV', value: 'production' },
          { name: 'RELEASE', value: 'c0ffee' },
        ],
      },
    ]);
  });

  test('asks for no right beyond those that are written down', async () => {
    await deploy(context, deployment);
    const allowed = JSON.parse(readFileSync(new URL('calls.json', import.meta.url), 'utf8')) as string[];
    expect(aws.calls.filter((call) => !allowed.includes(`ecs:${call}`))).toEqual([]);
  });

  test('a service without tasks is not asked, and can be given some', async () => {
    aws.service.desiredCount = 0;
    await deploy(context, deployment);
    expect(asked).toEqual([]);
    await deploy(context, { ...deployment, desiredCount: 1 });
    expect(aws.service.desiredCount).toBe(1);
    expect(asked).toContain('/readyz');
  });

  test('the first tasks start after a rotation by the same image', async () => {
    aws.service.desiredCount = 0;
    await deploy(context, { ...deployment, desiredCount: 2 });
    expect(aws.ran.map((arn) => arn.replace(/^.*\//, ''))).toEqual([
      'berthcare-staging-migrate:2',
      'berthcare-staging-rotate:2',
    ]);
    expect(aws.calls.lastIndexOf('RunTask')).toBeLessThan(aws.calls.indexOf('UpdateService'));
    expect(newest('rotate')?.['containerDefinitions']).toMatchObject([{ image: IMAGE }]);
    expect(aws.service.desiredCount).toBe(2);
  });

  test('an earlier image comes back without its migrations', async () => {
    await deploy(context, { ...deployment, migrate: false });
    expect(aws.ran).toEqual([]);
    expect(running()).toBe('berthcare-staging-api:2');
  });
});

describe('nothing is touched when', () => {
  test.each([
    [
      'the image is named by a tag',
      { image: 'registry.example/berthcare-staging-backend:latest' },
      'by its digest',
    ],
    ['the image is for another processor', { processor: 'X86_64' }, 'the image is for X86_64'],
  ])('%s', async (_case, change, message) => {
    await expect(deploy(context, { ...deployment, ...change })).rejects.toThrow(message);
    expectAsBefore();
    expect(aws.calls).not.toContain('RegisterTaskDefinition');
  });

  test('another deployment is under way', async () => {
    aws.service.rolloutState = 'IN_PROGRESS';
    await expect(deploy(context, deployment)).rejects.toThrow('still under way');
    expect(aws.calls).not.toContain('RegisterTaskDefinition');
  });
});

describe('the service is not touched when the migration', () => {
  const cases: [string, Partial<FakeAws['fate']>, string][] = [
    ['fails', { task: 1 }, 'exit code 1'],
    ['ends without an exit code', { task: undefined }, 'without an exit code (CannotPullContainerError)'],
    ['does not start', { runTaskFailure: 'RESOURCE:ENI' }, 'did not start: RESOURCE:ENI'],
    ['does not end', { task: 'never' }, 'took too long'],
    ['may not be run', { refused: 'RunTask' }, 'not RunTask'],
  ];
  test.each(cases)('%s', async (_case, fate, message) => {
    Object.assign(aws.fate, fate);
    await expect(deploy(context, deployment)).rejects.toThrow(message);
    expectAsBefore();
    expect(aws.calls).not.toContain('UpdateService');
    expect(count('StopTask')).toBe(fate.task === 'never' ? 1 : 0);
  });
});

describe('what ran before runs again when', () => {
  test.each([
    ['the new tasks fail', 'failed'],
    ['the service has gone back by itself', 'back'],
    ['the new tasks do not get well in time', 'never'],
  ] as const)('%s', async (_case, rollout) => {
    aws.fate.rollouts = [rollout, 'well'];
    await expect(deploy(context, deployment)).rejects.toThrow(Stopped);
    expect(running()).toBe('berthcare-staging-api:1');
    expect([numberOf('api'), numberOf('worker'), numberOf('rotate')]).toEqual([1, 1, 1]);
    expect(asked).toEqual([]);
  });

  test.each(['/readyz', '/app/', '/console/'])('%s does not answer well', async (path) => {
    ill.add(path);
    await expect(deploy(context, deployment)).rejects.toThrow(`${path} did not answer well`);
    expect(running()).toBe('berthcare-staging-api:1');
    expect(numberOf('api')).toBe(1);
    expect(slept).toBeGreaterThanOrEqual(2 * FEW.everyMs);
  });

  test('the first tasks ever do not get well: there are none again', async () => {
    aws.service.desiredCount = 0;
    aws.fate.rollouts = ['failed', 'well'];
    await expect(deploy(context, { ...deployment, desiredCount: 2 })).rejects.toThrow(Stopped);
    expect(aws.service.desiredCount).toBe(0);
  });
});

test('no task starts when the rotation before the first ones fails', async () => {
  aws.service.desiredCount = 0;
  aws.fate.task = 1;
  await expect(deploy(context, { ...deployment, migrate: false, desiredCount: 2 })).rejects.toThrow(
    'rotate ended with exit code 1',
  );
  expect(aws.calls).not.toContain('UpdateService');
  expect([running(), numberOf('rotate'), aws.service.desiredCount]).toEqual([
    'berthcare-staging-api:1',
    1,
    0,
  ]);
});

test('the rotation is run by itself, and its failure is told', async () => {
  await rotate(context);
  expect(aws.ran).toEqual(['berthcare-staging-rotate']);
  aws.fate.task = 3;
  await expect(rotate(context)).rejects.toThrow('rotate ended with exit code 3');
  expectAsBefore();
});

describe('somebody must look when', () => {
  test('the previous tasks do not come back either', async () => {
    aws.fate.rollouts = ['failed', 'failed'];
    await expect(deploy(context, deployment)).rejects.toThrow(LeftBroken);
  });

  test('the service may not be updated: what it runs is unknown', async () => {
    aws.fate.refused = 'UpdateService';
    await expect(deploy(context, deployment)).rejects.toThrow(LeftBroken);
    expect(running()).toBe('berthcare-staging-api:1');
  });

  test('the service runs the new image, but its other roles do not', async () => {
    const answer = aws.answer;
    aws.answer = (operation, input) => {
      if (operation === 'RegisterTaskDefinition' && input['family'] === 'berthcare-staging-rotate') {
        throw Object.assign(new Error('no'), { name: 'ClientException' });
      }
      return answer(operation, input);
    };
    await expect(deploy(context, deployment)).rejects.toThrow('not the role rotate');
    expect(running()).toBe('berthcare-staging-api:2');
  });
});

function withoutReadOnly(revision: Record<string, unknown>) {
  const {
    taskDefinitionArn: _a,
    revision: _b,
    registeredAt: _c,
    compatibilities: _d,
    status: _e,
    requiresAttributes: _f,
    registeredBy: _g,
    ...rest
  } = revision;
  return rest;
}
