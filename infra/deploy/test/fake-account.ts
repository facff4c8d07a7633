const ARN = 'arn:aws:ecs:ca-central-1:123456789012';

/** How a rollout ends; `back` is the circuit breaker's own way back. */
export type Rollout = 'well' | 'failed' | 'back' | 'never';

type RolloutState = 'COMPLETED' | 'FAILED' | 'IN_PROGRESS';

const STATES: Record<Rollout, RolloutState> = {
  well: 'COMPLETED',
  failed: 'FAILED',
  back: 'COMPLETED',
  never: 'IN_PROGRESS',
};

interface Revision {
  taskDefinitionArn: string;
  revision: number;
  family: string;
  status: 'ACTIVE' | 'INACTIVE';
  tags: object[];
  [field: string]: unknown;
}

export interface Account {
  revisions: Revision[];
  service: { taskDefinition: string; desiredCount: number; rolloutState: RolloutState };
  /** What a test decides. */
  fate: {
    /** How a single task ends. Undefined: no exit code is known. `never`: it does not end. */
    task: number | undefined | 'never';
    runTaskFailure: string | undefined;
    /** One for each update of the service. */
    rollouts: Rollout[];
    /** An operation that is refused. */
    refused: string | undefined;
    scans: object[];
  };
  /** What ran as single tasks: their revisions. */
  ran: string[];
  answer: (operation: string, input: Record<string, any>) => object;
}

const failure = (name: string, message = name) => Object.assign(new Error(message), { name });

/** An account with the environment `staging` as Terraform leaves it: a first revision of every role. */
export function createAccount(): Account {
  const account: Account = {
    revisions: [],
    service: { taskDefinition: '', desiredCount: 2, rolloutState: 'COMPLETED' },
    fate: { task: 0, runTaskFailure: undefined, rollouts: [], refused: undefined, scans: [] },
    ran: [],
    answer: (operation, input) => {
      if (operation === account.fate.refused) throw failure('AccessDeniedException', `not ${operation}`);
      const handler = handlers[operation];
      if (handler === undefined) throw failure('UnknownOperationException', operation);
      return handler(account, input);
    },
  };
  for (const role of ['api', 'migrate', 'worker', 'rotate']) register(account, terraformed(role));
  account.service.taskDefinition = account.revisions[0]?.taskDefinitionArn ?? '';
  return account;
}

function terraformed(role: string) {
  return {
    family: `berthcare-staging-${role}`,
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    taskRoleArn: 'arn:aws:iam::123456789012:role/berthcare-staging-ecs-task',
    tags: [{ key: 'Project', value: 'berthcare' }],
    containerDefinitions: [
      {
        name: 'backend',
        image: 'registry.example/berthcare-staging-backend:none',
        command: [role],
        readonlyRootFilesystem: true,
        environment: [
          { name: 'NODE_ENV', value: 'production' },
          { name: 'RELEASE', value: 'none' },
        ],
      },
    ],
  };
}

function register(account: Account, input: Record<string, any>): Revision {
  const family = String(input['family']);
  const revision = account.revisions.filter((each) => each.family === family).length + 1;
  const taskDefinitionArn = `${ARN}:task-definition/${family}:${revision}`;
  const registered = {
    ...input,
    family,
    tags: (input['tags'] as object[] | undefined) ?? [],
    revision,
    taskDefinitionArn,
    status: 'ACTIVE' as const,
    requiresAttributes: [{ name: 'ecs.capability' }],
    compatibilities: ['FARGATE'],
    registeredAt: 1,
    registeredBy: 'somebody',
  };
  account.revisions.push(registered);
  return registered;
}

type Handler = (account: Account, input: Record<string, any>) => object;

const withoutTags = ({ tags: _tags, ...rest }: Revision) => rest;

const handlers: Record<string, Handler> = {
  DescribeTaskDefinition: ({ revisions }, { taskDefinition }) => {
    const found = revisions.findLast(
      ({ family, status }) => family === taskDefinition && status === 'ACTIVE',
    );
    if (!found) throw failure('ClientException', 'Unable to describe task definition.');
    return { taskDefinition: withoutTags(found), tags: found.tags };
  },
  RegisterTaskDefinition: (account, input) => {
    for (const field of ['taskDefinitionArn', 'revision', 'registeredAt', 'compatibilities']) {
      if (field in input) throw failure('ClientException', `Unknown parameter ${field}`);
    }
    return { taskDefinition: withoutTags(register(account, input)) };
  },
  DeregisterTaskDefinition: ({ revisions }, { taskDefinition }) => {
    const found = revisions.find(({ taskDefinitionArn }) => taskDefinitionArn === taskDefinition);
    if (!found) throw failure('ClientException');
    found.status = 'INACTIVE';
    return { taskDefinition: withoutTags(found) };
  },
  DescribeServices: ({ service }) => ({ services: [describe(service)], failures: [] }),
  UpdateService: (account, { taskDefinition, desiredCount }) => {
    const rollout = account.fate.rollouts.shift() ?? 'well';
    const { service } = account;
    if (desiredCount !== undefined) service.desiredCount = desiredCount as number;
    service.rolloutState = STATES[rollout];
    if (rollout !== 'back') service.taskDefinition = taskDefinition as string;
    return { service: describe(service) };
  },
  RunTask: (account, { taskDefinition, networkConfiguration }) => {
    if (!networkConfiguration)
      throw failure('InvalidParameterException', 'Network Configuration must be provided');
    const { runTaskFailure } = account.fate;
    if (runTaskFailure) return { tasks: [], failures: [{ reason: runTaskFailure }] };
    account.ran.push(taskDefinition as string);
    return { tasks: [{ taskArn: `${ARN}:task/1`, lastStatus: 'PROVISIONING' }], failures: [] };
  },
  DescribeTasks: ({ fate }) => ({ tasks: [singleTask(fate.task)], failures: [] }),
  StopTask: () => ({}),
  DescribeImageScanFindings: ({ fate }) => {
    const scan = fate.scans.length > 1 ? fate.scans.shift() : fate.scans[0];
    if (scan === undefined) throw failure('ScanNotFoundException');
    return scan;
  },
};

function singleTask(end: Account['fate']['task']): object {
  if (end === 'never') return { lastStatus: 'RUNNING', containers: [{ name: 'backend' }] };
  return {
    lastStatus: 'STOPPED',
    stoppedReason: end === undefined ? 'CannotPullContainerError' : 'Essential container in task exited',
    containers: [{ name: 'backend', ...(end !== undefined && { exitCode: end }) }],
  };
}

function describe({ taskDefinition, desiredCount, rolloutState }: Account['service']): object {
  const primary = {
    status: 'PRIMARY',
    taskDefinition,
    rolloutState,
    rolloutStateReason: 'as the test wants',
  };
  return {
    status: 'ACTIVE',
    taskDefinition,
    desiredCount,
    runningCount: desiredCount,
    deployments: rolloutState === 'IN_PROGRESS' ? [primary, { status: 'ACTIVE' }] : [primary],
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
  };
}
