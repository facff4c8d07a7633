import { DescribeTasksCommand, RunTaskCommand, StopTaskCommand, type Task } from '@aws-sdk/client-ecs';
import type { Context } from './context';
import { CONTAINER, type Role } from './names';
import { poll } from './poll';
import type { Service } from './service';
import { Stopped } from './stopped';

/**
 * Runs a role that does its work and ends, such as the migration, as a task in the service's network.
 * @param taskDefinition a revision's ARN, or a family for its newest revision
 * @throws Stopped unless its container ended with 0; that no exit code is known is a failure, too
 */
export async function runToEnd(
  context: Context,
  role: Role,
  taskDefinition: string,
  service: Service,
): Promise<void> {
  const { names, patience, say, sleep } = context;
  const arn = await startTask(context, role, taskDefinition, service);
  say(`${role} runs`);
  const task = await poll(() => stoppedTask(context, arn), patience.task, sleep);
  if (task === undefined) {
    await context.ecs.send(
      new StopTaskCommand({
        cluster: names.cluster,
        task: arn,
        reason: 'The deployment has waited too long',
      }),
    );
    throw new Stopped(`${role} took too long and was stopped`);
  }
  const exitCode = task.containers?.find(({ name }) => name === CONTAINER)?.exitCode;
  if (exitCode === 0) return say(`${role} has ended well`);
  const code = exitCode === undefined ? 'without an exit code' : `with exit code ${exitCode}`;
  throw new Stopped(
    `${role} ended ${code} (${task.stoppedReason ?? 'no reason given'}); its log is in ${names.logGroup}`,
  );
}

/** @returns the task's ARN */
async function startTask(
  { ecs, names }: Context,
  role: Role,
  taskDefinition: string,
  service: Service,
): Promise<string> {
  const { tasks = [], failures = [] } = await ecs.send(
    new RunTaskCommand({
      cluster: names.cluster,
      taskDefinition,
      launchType: 'FARGATE',
      networkConfiguration: service.networkConfiguration,
      propagateTags: 'TASK_DEFINITION',
      startedBy: 'deploy',
    }),
  );
  const arn = tasks[0]?.taskArn;
  if (arn !== undefined) return arn;
  throw new Stopped(`${role} did not start: ${failures[0]?.reason ?? 'no reason given'}`);
}

async function stoppedTask({ ecs, names }: Context, arn: string): Promise<Task | undefined> {
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: names.cluster, tasks: [arn] }));
  return tasks?.find(({ lastStatus }) => lastStatus === 'STOPPED');
}
