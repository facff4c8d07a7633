import assert from 'node:assert/strict';
import { allows, everyPolicy, rolePolicies, statements } from '../policies.mjs';
import { assertion } from './kinds.mjs';

/** Only these may read a secret or decrypt anything. */
const READERS = ['ecs-task', 'migrate', 'rotate'];

export const secrets = [
  assertion(18, 'every secret is a SecureString under the default key', (plan) => {
    const found = plan.all('aws_ssm_parameter');
    assert.equal(found.length, 5);
    for (const { address, values } of found) {
      assert.equal(values.type, 'SecureString', address);
      assert.equal(values.key_id, 'alias/aws/ssm', address);
    }
  }),
  assertion(18, 'values are write-only: the plan cannot hold one', (plan) => {
    for (const { address, values, unknown } of plan.all('aws_ssm_parameter')) {
      assert.equal(values.value_wo_version, 1, address);
      assert.equal(values.value_wo ?? null, null, address);
      assert.ok(!values.insecure_value && !values.value, address);
      assert.ok(!('value_wo' in unknown) || !unknown.value_wo, address);
    }
    const database = plan.one('aws_db_instance');
    assert.equal(database.values.password_wo_version, 1);
    assert.ok(!database.values.password && !database.unknown.password);
    assert.ok(!database.values.manage_master_user_password);
  }),
  assertion(18, 'the database gets the password that is stored, not another', (plan) => {
    const password = ephemeralSource(plan);
    assert.deepEqual(password, [
      'ephemeral.aws_ssm_parameter.owner.value',
      'ephemeral.aws_ssm_parameter.owner',
    ]);
  }),
  assertion(18, 'no task definition holds a secret', (plan) => {
    const tasks = plan.output('tasks');
    for (const role of Object.keys(tasks)) {
      assert.equal(tasks[role].secrets ?? null, null, role);
      const names = tasks[role].environment.map((/** @type {any} */ { name }) => name);
      for (const name of names) assert.doesNotMatch(name, /PASSWORD|TOKEN|SECRET|_URL$(?<!PUBLIC_URL)/, role);
    }
  }),
  assertion(19, 'only the roles of tasks may decrypt or read a parameter', (plan) => {
    const policies = rolePolicies(plan);
    for (const action of [
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'ssm:GetParameter',
      'ssm:GetParametersByPath',
    ])
      for (const [role, policy] of Object.entries(policies))
        if (!READERS.includes(role))
          assert.ok(
            !statements(JSON.stringify(policy)).some((each) => allows(each, action)),
            `${role}: ${action}`,
          );
  }),
  assertion(19, 'they decrypt only through a service, and only under a named key', (plan) => {
    for (const role of READERS)
      for (const statement of statements(JSON.stringify(rolePolicies(plan)[role]))) {
        if (
          !['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'].some((action) => allows(statement, action))
        )
          continue;
        const via = statement.Condition?.StringEquals?.['kms:ViaService'];
        const alias = statement.Condition?.['ForAnyValue:StringEquals']?.['kms:ResourceAliases'];
        const pair = {
          'ssm.ca-central-1.amazonaws.com': 'alias/aws/ssm',
          's3.ca-central-1.amazonaws.com': 'alias/berthcare-staging-storage',
        };
        assert.equal(alias, /** @type {Record<string, string>} */ (pair)[via], `${role} ${statement.Sid}`);
      }
  }),
  assertion(19, 'the key of the objects decrypts for the role of the tasks alone', (plan) => {
    const found = statements(plan.one('aws_kms_key', 'this').values.policy).filter((each) =>
      allows(each, 'kms:Decrypt'),
    );
    assert.equal(found.length, 1);
    assert.deepEqual(found[0]?.Condition, {
      ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/berthcare-staging-ecs-task' },
    });
  }),
  assertion(19, 'no other policy decrypts, but CloudWatch for the alerts', (plan) => {
    const holders = everyPolicy(plan)
      .filter(({ json }) => statements(json).some((each) => allows(each, 'kms:Decrypt')))
      .map(({ address }) => address.replace(/^.*\.(aws_)/, '$1'))
      .filter((address) => !address.startsWith('aws_iam_role_policy.'));
    assert.deepEqual(holders.sort(), ['aws_kms_key.alerts.policy', 'aws_kms_key.this.policy'].sort());
    const alerts = statements(plan.one('aws_kms_key', 'alerts').values.policy).filter((each) =>
      allows(each, 'kms:Decrypt'),
    );
    assert.deepEqual(
      alerts.map(({ Principal }) => Principal),
      [{ Service: 'cloudwatch.amazonaws.com' }],
    );
  }),
  assertion(16, 'a rotation runs every month, as a task with a role of its own', (plan) => {
    const schedule = plan.one('aws_scheduler_schedule');
    assert.equal(schedule.values.schedule_expression, 'cron(0 8 1 * ? *)');
    assert.ok((schedule.values.state ?? 'ENABLED') === 'ENABLED');
    assert.equal(
      plan.output('tasks').rotate.taskRoleArn,
      'arn:aws:iam::123456789012:role/berthcare-staging-rotate',
    );
    assert.deepEqual(plan.output('tasks').rotate.command, ['rotate']);
    const target = plan.refers(schedule, 'target');
    for (const name of [
      'aws_ecs_task_definition.role',
      'aws_security_group.ecs_tasks',
      'aws_subnet.app',
      'aws_iam_role.scheduler',
    ])
      assert.ok(target.includes(name), name);
  }),
  assertion(16, 'no Lambda: nothing outside ecs_tasks reaches Redis or holds a secret', (plan) => {
    assert.deepEqual(
      plan.resources.filter(({ type }) => /lambda|secretsmanager/.test(type)).map(({ address }) => address),
      [],
    );
  }),
];

/** What the database's write-only password is made of. @param {import('../plan.mjs').Plan} plan */
function ephemeralSource(plan) {
  const { module } = /** @type {any} */ (plan.references.modules.get('module.environment.module.database'));
  const database = module.resources.find(
    (/** @type {any} */ each) => each.address === 'aws_db_instance.this',
  );
  return database.expressions.password_wo?.references;
}
