import assert from 'node:assert/strict';
import { assertion } from './kinds.mjs';

/** Every task has these variables, and no other. */
const VARIABLES = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  PORT: '3000',
  PUBLIC_URL: 'https://care.berthcare.example',
  LOG_LEVEL: 'info',
  TRUSTED_PROXIES: '1',
  AWS_REGION: 'ca-central-1',
  PARAMETER_PATH: '/berthcare/staging',
  DATABASE_HOST: undefined,
  DATABASE_PORT: '5432',
  DATABASE_NAME: 'berthcare',
  REDIS_HOST: undefined,
  REDIS_PORT: '6379',
  REDIS_GROUP: 'berthcare-staging',
  STORAGE_BUCKET: 'berthcare-staging-123456789012',
  SENTRY_DSN: '',
  SENTRY_APP_DSN: '',
  SENTRY_ENVIRONMENT: 'staging',
  RELEASE: 'undeployed',
};

const REPOSITORY = '123456789012.dkr.ecr.ca-central-1.amazonaws.com/berthcare-staging-backend';

/** @param {import('../plan.mjs').Plan} plan @returns {[string, any][]} */
const tasks = (plan) => Object.entries(plan.output('tasks'));

export const service = [
  assertion(26, 'four roles of one image, on Fargate', (plan) => {
    const definitions = plan.all('aws_ecs_task_definition');
    const roles = ['api', 'migrate', 'rotate', 'worker'];
    assert.deepEqual(
      definitions.map(({ values }) => values.family).sort(),
      roles.map((role) => `berthcare-staging-${role}`),
    );
    for (const { address, values } of definitions) {
      assert.deepEqual(values.requires_compatibilities, ['FARGATE'], address);
      assert.equal(values.network_mode, 'awsvpc', address);
      assert.deepEqual(
        values.runtime_platform,
        [{ cpu_architecture: 'ARM64', operating_system_family: 'LINUX' }],
        address,
      );
    }
    for (const [role, container] of tasks(plan)) {
      assert.equal(container.name, 'backend');
      assert.deepEqual(container.command, [role]);
      assert.equal(container.image, `${REPOSITORY}:undeployed`);
    }
    assert.equal(plan.output('deploy').platform, 'linux/arm64');
  }),
  assertion(26, 'every task has these variables, with these values', (plan) => {
    for (const [role, { environment }] of tasks(plan)) {
      const found = Object.fromEntries(
        environment.map((/** @type {any} */ { name, value }) => [name, value]),
      );
      assert.deepEqual(found, VARIABLES, role);
    }
  }),
  assertion(26, 'the root of a task is read-only, with a writable /tmp', (plan) => {
    for (const [role, container] of tasks(plan)) {
      assert.equal(container.readonlyRootFilesystem, true, role);
      assert.deepEqual(
        container.mountPoints,
        [{ sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false }],
        role,
      );
      assert.ok(!container.privileged && !container.user, role);
    }
    for (const { values } of plan.all('aws_ecs_task_definition'))
      assert.deepEqual(
        values.volume.map((/** @type {any} */ { name }) => name),
        ['tmp'],
      );
  }),
  assertion(26, 'the service starts with nothing, and the deploy owns image and count', (plan) => {
    const service = plan.one('aws_ecs_service');
    assert.equal(service.values.name, 'berthcare-staging-backend');
    assert.equal(service.values.desired_count, 0);
    assert.equal(plan.output('deploy').desired_count, 1);
    assert.equal(service.values.enable_execute_command, false);
  }),
  assertion(26, 'a bad deployment rolls itself back, and a good one drops no request', (plan) => {
    const { values } = plan.one('aws_ecs_service');
    assert.deepEqual(values.deployment_circuit_breaker, [{ enable: true, rollback: true }]);
    assert.equal(values.deployment_minimum_healthy_percent, 100);
    assert.ok(values.deployment_maximum_percent >= 200);
  }),
  assertion(26, 'images: tags never change, each is scanned', (plan) => {
    const { values } = plan.one('aws_ecr_repository');
    assert.equal(values.name, 'berthcare-staging-backend');
    assert.equal(values.image_tag_mutability, 'IMMUTABLE');
    assert.equal(values.image_scanning_configuration[0].scan_on_push, true);
    assert.ok(!values.force_delete);
  }),
  assertion(26, 'health does not depend on Redis', (plan) => {
    const [check] = plan.one('aws_lb_target_group').values.health_check;
    assert.equal(check.path, '/healthz');
    assert.equal(check.matcher, '200');
  }),
  assertion(20, 'each role writes to the one log group, under its name', (plan) => {
    for (const [role, { logConfiguration }] of tasks(plan)) {
      assert.equal(logConfiguration.logDriver, 'awslogs');
      assert.equal(logConfiguration.options['awslogs-group'], '/aws/ecs/berthcare-staging/backend');
      assert.equal(logConfiguration.options['awslogs-region'], 'ca-central-1');
      assert.equal(logConfiguration.options['awslogs-stream-prefix'], role);
    }
  }),
];
