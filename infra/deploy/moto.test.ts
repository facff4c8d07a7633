import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from './context';
import { deploy } from './deploy';
import { namesIn, ROLES } from './names';
import { registerRelease, withdraw } from './revisions';
import { describeService } from './service';

/**
 * Against moto, an AWS that others wrote: MOTO_URL is its address. It plays no rollout, and its tasks never end
 * with an exit code, which is what the fake account of the other tests is for.
 */
const endpoint = process.env['MOTO_URL'] ?? '';
const IMAGE = `registry.example/berthcare-staging-backend@sha256:${'a'.repeat(64)}`;
const FEW = { everyMs: 0, looks: 2 };

describe.skipIf(endpoint === '')('against moto', () => {
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  const ecs = new ECSClient({
    endpoint: endpoint || 'http://127.0.0.1',
    region: 'ca-central-1',
    credentials,
  });
  const names = namesIn('staging');
  const context: Context = {
    ecs,
    names,
    sleep: async () => undefined,
    fetch: async () => new Response(''),
    say: () => undefined,
    patience: { task: FEW, rollout: FEW, smoke: FEW },
  };

  beforeAll(async () => {
    await fetch(new URL('/moto-api/reset', endpoint), { method: 'POST' });
    await ecs.send(new CreateClusterCommand({ clusterName: names.cluster }));
    for (const role of ROLES) {
      await ecs.send(
        new RegisterTaskDefinitionCommand({
          family: names.family(role),
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
          tags: [{ key: 'Project', value: 'berthcare' }],
          containerDefinitions: [
            { name: 'backend', image: 'none', command: [role], memory: 512, readonlyRootFilesystem: true },
          ],
        }),
      );
    }
    const networkConfiguration = {
      awsvpcConfiguration: {
        subnets: [await firstOf('DescribeSubnets', /subnet-\w+/)],
        securityGroups: [await firstOf('DescribeSecurityGroups', /sg-\w+/)],
      },
    };
    await ecs.send(
      new CreateServiceCommand({
        cluster: names.cluster,
        serviceName: names.service,
        taskDefinition: names.family('api'),
        desiredCount: 0,
        launchType: 'FARGATE',
        networkConfiguration,
      }),
    );
  });

  /** Something of the network that moto begins with. */
  async function firstOf(action: string, pattern: RegExp): Promise<string> {
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({ Action: action, Version: '2016-11-15' }),
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=none/20260101/ca-central-1/ec2/aws4_request' },
    });
    return pattern.exec(await answer.text())?.[0] ?? '';
  }

  const described = (taskDefinition: string) =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }));

  test('a revision is registered with the image and the tags, and withdrawn', async () => {
    const arn = await registerRelease(context, 'api', { image: IMAGE, name: 'c0ffee' });
    const { taskDefinition, tags } = await described(names.family('api'));
    expect(taskDefinition).toMatchObject({
      taskDefinitionArn: arn,
      runtimePlatform: { cpuArchitecture: 'ARM64' },
      containerDefinitions: [{ image: IMAGE, readonlyRootFilesystem: true, command: ['api'] }],
    });
    expect(tags).toEqual([{ key: 'Project', value: 'berthcare' }]);
    await withdraw(context, arn);
    // Asked by the family, moto names a withdrawn revision, which AWS does not.
    expect((await described(arn)).taskDefinition?.status).toBe('INACTIVE');
  });

  test('a migration that does not end leaves the service as it is', async () => {
    const before = await describeService(context);
    const deployment = {
      image: IMAGE,
      release: 'c0ffee',
      processor: 'ARM64',
      publicUrl: 'https://care.example',
    };
    await expect(deploy(context, { ...deployment, migrate: true })).rejects.toThrow('migrate took too long');
    expect((await describeService(context)).taskDefinition).toBe(before.taskDefinition);
    const { taskDefinition } = await described(names.family('migrate'));
    expect(taskDefinition).toMatchObject({ status: 'INACTIVE', containerDefinitions: [{ image: IMAGE }] });
  });
});
