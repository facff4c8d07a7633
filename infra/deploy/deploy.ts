import type { Context } from './context';
import { imageByDigest } from './image';
import { processorOf, registerRelease, shortName, withdraw } from './revisions';
import { bring, describeService, type Service } from './service';
import { smokeTest } from './smoke';
import { LeftBroken, Stopped } from './stopped';
import { runToEnd } from './task';
import type { Release } from './task-definition';

export interface Deployment {
  /** `registry/repository@sha256:...` */
  image: string;
  /** The commit it was built from. */
  release: string;
  /** What the image was built for, as ECS calls it: ARM64 or X86_64. */
  processor: string;
  publicUrl: string;
  /** Not when going back to an earlier image, which knows only earlier migrations. */
  migrate: boolean;
  /** How many tasks the service is to run; left out, as many as it does. */
  desiredCount?: number | undefined;
}

/**
 * Brings an image into service: migrates the database, rotates the secrets before the first tasks, replaces the
 * service's tasks, asks it whether it is well, and goes back to what ran before when it is not. The schema is not taken back: every migration leaves
 * the previous image working.
 * @throws Stopped when the service runs what it ran before, LeftBroken when that is not known
 */
export async function deploy(context: Context, deployment: Deployment): Promise<void> {
  const release: Release = { image: imageByDigest(deployment.image), name: deployment.release };
  const before = await describeService(context);
  await check(context, deployment, before);

  if (deployment.migrate) await migrate(context, release, before);
  if (before.desiredCount === 0 && deployment.desiredCount) await rotateFirst(context, release, before);
  const revision = await registerRelease(context, 'api', release);
  const failure = await rollOut(context, deployment, revision).catch(
    (error: unknown) => `the rollout broke off (${String(error)})`,
  );
  if (failure !== undefined) {
    await rollBack(context, before, revision);
    throw new Stopped(`${failure}: ${shortName(before.taskDefinition)} runs again`);
  }
  await releaseTasks(context, release);
}

/** What is started by a schedule takes the newest revision of its family, so these come last. */
async function releaseTasks(context: Context, release: Release): Promise<void> {
  for (const role of ['worker', 'rotate'] as const) {
    await registerRelease(context, role, release).catch((error: unknown) => {
      throw new LeftBroken(`the service runs the new image, but not the role ${role}: ${String(error)}`);
    });
  }
}

/** Nothing is touched when the image could not run, or when the last deployment has not ended. */
async function check(context: Context, { processor }: Deployment, service: Service): Promise<void> {
  const wanted = await processorOf(context, 'api');
  if (processor !== wanted) throw new Stopped(`the image is for ${processor}, the tasks run on ${wanted}`);
  if (service.deployments.length > 1) throw new Stopped('another deployment is still under way');
}

async function migrate(context: Context, release: Release, service: Service): Promise<void> {
  const revision = await registerRelease(context, 'migrate', release);
  try {
    await runToEnd(context, 'migrate', revision, service);
  } catch (error) {
    await withdraw(context, revision);
    throw error;
  }
}

/**
 * Redis is made without a token and lets anybody in until the first rotation, so no task starts before one. What has
 * no task may rotate at any time.
 */
async function rotateFirst(context: Context, release: Release, service: Service): Promise<void> {
  const revision = await registerRelease(context, 'rotate', release);
  try {
    await runToEnd(context, 'rotate', revision, service);
  } finally {
    // The schedule's turn comes when the service is well.
    await withdraw(context, revision);
  }
}

/** @returns what went wrong, if anything did */
async function rollOut(
  context: Context,
  deployment: Deployment,
  revision: string,
): Promise<string | undefined> {
  const { desiredCount, publicUrl } = deployment;
  if (!(await bring(context, { taskDefinition: revision, desiredCount })))
    return 'the new tasks did not get well';
  const { runningCount } = await describeService(context);
  if (runningCount === 0) {
    context.say('the service runs no task, so there is nothing to ask');
    return undefined;
  }
  const failing = await smokeTest(context, publicUrl);
  return failing.length === 0 ? undefined : `${failing.join(', ')} did not answer well`;
}

async function rollBack(context: Context, before: Service, revision: string): Promise<void> {
  const { taskDefinition, desiredCount } = before;
  context.say('going back');
  const wentBack = await bring(context, { taskDefinition, desiredCount }).catch((error: unknown) => {
    context.say(String(error));
    return false;
  });
  if (!wentBack) throw new LeftBroken(`${shortName(taskDefinition)} could not be brought back`);
  await withdraw(context, revision);
}
