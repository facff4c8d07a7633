import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  readApiConfig,
  readMigrateConfig,
  readRotateConfig,
  readWorkerConfig,
  variableNames,
} from '../../../apps/backend/src/config/config.ts';
import { KEPT_DAYS } from '../../../apps/backend/src/features/journal/index.ts';
import { BEAT_MS } from '../../../apps/backend/src/features/hints/index.ts';
import { DRAIN_MS, serve } from '../../../apps/backend/src/http/server.ts';
import { PARAMETERS } from '../../../apps/backend/src/platform/secrets/access.ts';
import { ROOT } from '../../../tools/workspace.mjs';
import { CONTAINER, ROLES, namesIn } from '../../deploy/names.ts';
import { assertion } from './kinds.mjs';

/** Variables of the backend that no task definition gives, each for a reason. */
const NOT_GIVEN = new Set([
  // The image's own.
  'WEB_ROOT',
  // AWS's authorities come with the backend.
  'DATABASE_CA_FILE',
  // No demo goes into production.
  'DEMO_PASSWORD',
  // PARAMETER_PATH says where these are.
  'DATABASE_URL',
  'AUTH_DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'REDIS_URL',
  'AUTH_SECRET',
  // The bucket is AWS's own.
  'STORAGE_ENDPOINT',
  'STORAGE_FOLDER',
]);

const READERS = {
  api: readApiConfig,
  migrate: readMigrateConfig,
  worker: readWorkerConfig,
  rotate: readRotateConfig,
};

/** @param {string} path in the repository */
const textOf = (path) => readFileSync(join(ROOT, path), 'utf8');

/**
 * A task's variables; a host is known only after the apply.
 * @param {import('../plan.mjs').Plan} plan @param {string} role
 * @returns {Record<string, string>}
 */
function variablesOf(plan, role) {
  /** @type {{ name: string, value?: string }[]} */
  const environment = plan.output('tasks')[role].environment;
  return Object.fromEntries(environment.map(({ name, value }) => [name, value ?? 'host.internal']));
}

/** How long Node really keeps an idle connection, as it tells its client. @returns {Promise<number>} seconds */
async function keptAlive() {
  const server = await serve((_request, response) => void response.end(), '127.0.0.1', 0);
  try {
    const response = await fetch(`http://127.0.0.1:${server.port}/`);
    const [, seconds] = /timeout=(\d+)/.exec(response.headers.get('keep-alive') ?? '') ?? [];
    return Number(seconds);
  } finally {
    await server.stop(() => undefined);
  }
}

/** What Terraform and the rest of the repository must both hold. */
export const agreement = [
  assertion(26, 'each role’s task gives every variable that the backend reads, and no other', (plan) => {
    const wanted = variableNames.filter((name) => !NOT_GIVEN.has(name)).sort();
    for (const role of ROLES) assert.deepEqual(Object.keys(variablesOf(plan, role)).sort(), wanted, role);
    for (const name of NOT_GIVEN) assert.ok(variableNames.includes(name), `${name}: read by nobody`);
    assert.match(textOf('Dockerfile'), /^ENV .*\bWEB_ROOT=/m);
  }),
  assertion(
    26,
    'each role reads its config from its task’s variables, and its secrets from the store',
    (plan) => {
      for (const role of ROLES) {
        const config = READERS[role](variablesOf(plan, role));
        assert.deepEqual(/** @type {any} */ (config.secrets).source, {
          path: '/berthcare/staging',
          region: 'ca-central-1',
        });
        assert.equal(config.reporting.environment, 'staging', role);
      }
      const { http, storage } = readApiConfig(variablesOf(plan, 'api'));
      assert.deepEqual([http.production, http.secure, http.trustedProxies], [true, true, 1]);
      const { bucket } = plan.one('aws_s3_bucket').values;
      assert.deepEqual(storage, { bucket, region: 'ca-central-1', endpoint: undefined });
    },
  ),
  assertion(18, 'the parameters there are are those that the backend asks for', (plan) => {
    assert.deepEqual(
      plan
        .all('aws_ssm_parameter')
        .map(({ values }) => values.name)
        .sort(),
      Object.values(PARAMETERS)
        .map((name) => `/berthcare/staging/${name}`)
        .sort(),
    );
  }),
  assertion(26, 'the deploy’s script calls everything as Terraform does', (plan) => {
    const names = namesIn('staging');
    const told = plan.output('deploy');
    const { cluster, service, log_group, task_families } = told;
    assert.deepEqual([cluster, service, log_group], [names.cluster, names.service, names.logGroup]);
    assert.equal(plan.one('aws_ecr_repository').values.name, names.repository);
    assert.deepEqual(task_families, Object.fromEntries(ROLES.map((role) => [role, names.family(role)])));
    for (const role of ROLES) assert.equal(plan.output('tasks')[role].name, CONTAINER);
  }),
  assertion(26, 'the deploy’s workflow builds for the processor and the region of the tasks', (plan) => {
    const workflow = parse(textOf('.github/workflows/deploy.yml'));
    for (const { values } of plan.all('aws_ecs_task_definition'))
      assert.equal(workflow.env.PROCESSOR, values.runtime_platform[0].cpu_architecture, values.family);
    assert.equal(workflow.env.PLATFORM, plan.output('deploy').platform);
    const regions = workflow.jobs.release.steps.flatMap(
      (/** @type {any} */ step) => step.with?.['aws-region'] ?? [],
    );
    assert.deepEqual(regions, [plan.output('deploy').region]);
  }),
  assertion(
    26,
    'the load balancer lets go of an idle connection before Node does, and of a stream never',
    async (plan) => {
      const { idle_timeout } = plan.one('aws_lb').values;
      assert.ok(idle_timeout < (await keptAlive()), 'Node closes first');
      assert.ok(idle_timeout > BEAT_MS / 1000, 'a stream that beats is cut off');
    },
  ),
  assertion(26, 'what was taken away stays in the journal for longer than any backup is kept', (plan) => {
    const [, most] =
      /backup_days <= (\d+)/.exec(textOf('infra/terraform/modules/database/variables.tf')) ?? [];
    assert.ok(plan.one('aws_db_instance').values.backup_retention_period <= Number(most));
    assert.ok(KEPT_DAYS > 2 * Number(most));
  }),
  assertion(26, 'requests that have begun may end before a task is killed', (plan) => {
    for (const role of ROLES) {
      const { stopTimeout } = plan.output('tasks')[role];
      assert.ok(stopTimeout > DRAIN_MS / 1000 && stopTimeout <= 120, role);
    }
    assert.ok(Number(plan.one('aws_lb_target_group').values.deregistration_delay) > DRAIN_MS / 1000);
  }),
];
