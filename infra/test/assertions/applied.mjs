import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { secureStrings } from '../emulator.mjs';

/**
 * @typedef {object} World
 * @property {import('../state.mjs').State} state
 * @property {import('../applied.mjs').Applied} applied
 * @property {string} endpoint of the emulator
 */

/** @typedef {{ row: number, name: string, check: (world: World) => void | Promise<void> }} AppliedAssertion */

const GAPS = JSON.parse(readFileSync(new URL('../emulator-gaps.json', import.meta.url), 'utf8'));

/** @param {any} change @returns {string[]} attributes that a second apply would change */
const changed = ({ before, after, after_unknown: unknown }) =>
  Object.keys({ ...after, ...unknown }).filter(
    (key) =>
      unknown?.[key] === true ||
      JSON.stringify(before?.[key] ?? null) !== JSON.stringify(after?.[key] ?? null),
  );

/** @param {string} type @param {string} attribute */
const isGap = (type, attribute) =>
  GAPS.some((/** @type {any} */ gap) => gap.type === type && gap.attribute === attribute);

/** @type {AppliedAssertion[]} */
export const applied = [
  {
    row: 7,
    name: 'the apply succeeds, with the real provider',
    check: ({ applied: { runs, problems } }) => {
      assert.deepEqual(problems, []);
      assert.deepEqual(runs, [
        { run: 'apply', passed: true },
        { run: 'again', passed: true },
      ]);
    },
  },
  {
    row: 7,
    name: 'a second plan finds nothing to do',
    check: ({ applied: { again } }) => {
      for (const { address, type, change } of again.resource_changes) {
        if (change.actions.join() === 'no-op') continue;
        assert.equal(change.actions.join(), 'update', address);
        assert.deepEqual(
          changed(change).filter((attribute) => !isGap(type, attribute)),
          [],
          address,
        );
      }
    },
  },
  {
    row: 11,
    name: 'no route of the data subnets’ table leads out of the VPC',
    check: ({ state }) => {
      const table = state.one('aws_route_table', 'data').id;
      assert.deepEqual(
        state.all('aws_route').filter(({ values }) => values.route_table_id === table),
        [],
      );
      const subnets = new Set(state.all('aws_subnet', 'data').map(({ values }) => values.id));
      const associated = state
        .all('aws_route_table_association')
        .filter(({ values }) => subnets.has(values.subnet_id));
      assert.deepEqual(
        associated.map(({ values }) => values.route_table_id),
        [table, table],
      );
    },
  },
  {
    row: 12,
    name: 'by their ids, too, rds and redis trust only ecs_tasks',
    check: ({ state }) => {
      const id = (/** @type {string} */ name) => state.one('aws_security_group', name).id;
      for (const [group, port] of /** @type {const} */ ([
        ['rds', 5432],
        ['redis', 6379],
      ])) {
        const rules = state
          .all('aws_vpc_security_group_ingress_rule')
          .filter(({ values }) => values.security_group_id === id(group));
        assert.deepEqual(
          rules.map(({ values }) => [values.referenced_security_group_id, values.from_port, values.to_port]),
          [[id('ecs_tasks'), port, port]],
        );
      }
    },
  },
  {
    row: 18,
    name: 'the emulator holds five secrets, all different, in the shape that the backend reads',
    check: async ({ endpoint }) => {
      const found = await secureStrings(endpoint, '/berthcare/staging');
      assert.equal(Object.keys(found).length, 5);
      assert.equal(new Set(Object.values(found)).size, 5);
      for (const [name, user] of [
        ['owner', 'berthcare_owner'],
        ['api', 'berthcare_api_a'],
        ['auth', 'berthcare_auth_a'],
      ]) {
        const login = JSON.parse(found[`/berthcare/staging/database/${name}`] ?? '{}');
        assert.equal(login.user, user);
        assert.match(login.password, /^[A-Za-z0-9]{48}$/);
      }
      for (const name of ['redis/token', 'auth/secret'])
        assert.match(found[`/berthcare/staging/${name}`] ?? '', /^[A-Za-z0-9]{48}$/);
    },
  },
  {
    row: 18,
    name: 'no secret value stands in state, second plan or output',
    check: async ({ endpoint, applied: { state, again, printed } }) => {
      const values = Object.values(await secureStrings(endpoint, '/berthcare/staging')).map(secretOf);
      assert.equal(values.length, 5);
      const places = { state: JSON.stringify(state), plan: JSON.stringify(again), output: printed };
      for (const [place, text] of Object.entries(places)) {
        assert.ok(text.length > 1000, place);
        for (const value of values) assert.ok(!text.includes(value), `a secret stands in the ${place}`);
      }
    },
  },
  {
    row: 21,
    name: 'the filters exist as planned, and latency has no default',
    check: ({ state }) => {
      const defaults = state
        .all('aws_cloudwatch_log_metric_filter')
        .map(({ values }) => [
          values.metric_transformation[0].name,
          values.metric_transformation[0].default_value || null,
        ]);
      assert.deepEqual(defaults.sort(), [
        ['APILatency', null],
        ['ErrorCount', '0'],
        ['JournalFailedCount', '0'],
        ['RequestCount', '0'],
        ['UnannouncedRestoreCount', '0'],
      ]);
    },
  },
  {
    row: 23,
    name: 'the load balancer’s alarms watch ours, and our tasks',
    check: ({ state }) => {
      const LoadBalancer = state.one('aws_lb').arn_suffix;
      const TargetGroup = state.one('aws_lb_target_group').arn_suffix;
      const found = state
        .all('aws_cloudwatch_metric_alarm')
        .filter(({ values }) => values.namespace === 'AWS/ApplicationELB')
        .map(({ values }) => [values.alarm_name, values.dimensions]);
      assert.deepEqual(Object.fromEntries(found), {
        'berthcare-staging-load-balancer-errors': { LoadBalancer },
        'berthcare-staging-no-healthy-task': { LoadBalancer, TargetGroup },
      });
    },
  },
  {
    row: 26,
    name: 'each task definition holds what the output `tasks` tells, with hosts filled in',
    check: ({ state }) => {
      for (const { values } of state.all('aws_ecs_task_definition')) {
        const role = values.family.replace('berthcare-staging-', '');
        const { taskRoleArn, ...told } = state.outputs.tasks.value[role];
        const [container] = JSON.parse(values.container_definitions);
        assert.equal(values.task_role_arn, taskRoleArn);
        for (const [key, value] of Object.entries(told))
          assert.deepEqual(container[key], value, `${role} ${key}`);
        const hosts = container.environment.filter((/** @type {any} */ { name }) => /_HOST$/.test(name));
        assert.deepEqual(
          hosts.map((/** @type {any} */ { value }) => value),
          ['postgres.berthcare.internal', 'redis.berthcare.internal'],
        );
      }
    },
  },
];

/** The secret part of a parameter: logins are JSON around a password. @param {string} value */
const secretOf = (value) => (value.startsWith('{') ? JSON.parse(value).password : value);
