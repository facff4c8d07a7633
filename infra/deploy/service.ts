import {
  DescribeServicesCommand,
  UpdateServiceCommand,
  type Deployment,
  type NetworkConfiguration,
} from '@aws-sdk/client-ecs';
import type { Context } from './context';
import { poll } from './poll';
import { shortName } from './revisions';
import { Stopped } from './stopped';

export interface Service {
  /** ARN of the revision it was last told to run. */
  taskDefinition: string;
  desiredCount: number;
  runningCount: number;
  deployments: Deployment[];
  networkConfiguration: NetworkConfiguration;
}

export async function describeService({ ecs, names }: Context): Promise<Service> {
  const answer = await ecs.send(
    new DescribeServicesCommand({ cluster: names.cluster, services: [names.service] }),
  );
  const service = answer.services?.[0];
  if (service?.status !== 'ACTIVE' || !service.taskDefinition || !service.networkConfiguration) {
    throw new Stopped(`there is no active service ${names.service} in ${names.cluster}`);
  }
  return {
    taskDefinition: service.taskDefinition,
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    deployments: service.deployments ?? [],
    networkConfiguration: service.networkConfiguration,
  };
}

export interface Target {
  taskDefinition: string;
  /** Left out: as many as there are. */
  desiredCount?: number | undefined;
}

/** Tells the service what to run, and waits until it does. @returns whether it came to run it */
export async function bring(context: Context, target: Target): Promise<boolean> {
  const { ecs, names, say, patience, sleep } = context;
  await ecs.send(new UpdateServiceCommand({ cluster: names.cluster, service: names.service, ...target }));
  say(`${names.service} is to run ${shortName(target.taskDefinition)}`);
  const end = await poll(
    async () => endOf(await describeService(context), target.taskDefinition),
    patience.rollout,
    sleep,
  );
  say(end?.why ?? 'it took too long');
  return end?.good ?? false;
}

interface End {
  good: boolean;
  why: string;
}

/** How the rollout of a revision ended; undefined while it goes on. */
function endOf(service: Service, taskDefinition: string): End | undefined {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary?.taskDefinition !== taskDefinition) {
    return { good: false, why: 'the service has gone back to another revision by itself' };
  }
  if (primary.rolloutState === 'FAILED') {
    return { good: false, why: `the rollout failed: ${primary.rolloutStateReason ?? 'no reason given'}` };
  }
  const settled = service.deployments.length === 1 && service.runningCount === service.desiredCount;
  if (primary.rolloutState === 'COMPLETED' && settled) {
    return { good: true, why: `all ${service.runningCount} tasks run it` };
  }
  return undefined;
}
