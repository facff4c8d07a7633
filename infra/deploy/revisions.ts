import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import type { Context } from './context';
import type { Role } from './names';
import { Stopped } from './stopped';
import { withRelease, type Release } from './task-definition';

/** The processor that a role's tasks run on, such as ARM64. */
export async function processorOf({ ecs, names }: Context, role: Role): Promise<string> {
  const { taskDefinition } = await newest(ecs, names.family(role));
  return taskDefinition.runtimePlatform?.cpuArchitecture ?? 'X86_64';
}

/**
 * Registers the newest revision of a role's task definition anew, with this image.
 * @returns the new revision's ARN
 */
export async function registerRelease(
  { ecs, names, say }: Context,
  role: Role,
  release: Release,
): Promise<string> {
  const { taskDefinition, tags } = await newest(ecs, names.family(role));
  const { taskDefinition: registered } = await ecs.send(
    new RegisterTaskDefinitionCommand(withRelease(taskDefinition, tags ?? [], release)),
  );
  const arn = registered?.taskDefinitionArn;
  if (arn === undefined) throw new Stopped(`${names.family(role)}: no revision was registered`);
  say(`registered ${shortName(arn)}, after revision ${taskDefinition.revision}`);
  return arn;
}

/** Takes a revision back: the one before it is the newest again. */
export async function withdraw({ ecs, say }: Context, arn: string): Promise<void> {
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: arn }));
  say(`withdrew ${shortName(arn)}`);
}

/** `family:revision` of an ARN. */
export const shortName = (arn: string): string => arn.replace(/^.*\//, '');

async function newest(ecs: Context['ecs'], family: string) {
  const answer = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: family, include: ['TAGS'] }),
  );
  if (answer.taskDefinition === undefined) throw new Stopped(`there is no task definition ${family}`);
  return { ...answer, taskDefinition: answer.taskDefinition };
}
