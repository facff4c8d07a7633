import assert from 'node:assert/strict';
import { rolePolicies, statements } from '../policies.mjs';
import { assertion } from './kinds.mjs';

const ROLES = ['deploy', 'ecs-execution', 'ecs-task', 'flow-log', 'migrate', 'rotate', 'scheduler'];

/** Actions that know no resource, so that AWS takes no other word than *. */
const WITHOUT_RESOURCE = [
  'ecr:GetAuthorizationToken',
  'ecs:DescribeTaskDefinition',
  'ecs:DeregisterTaskDefinition',
];

/** @param {import('../plan.mjs').Plan} plan @param {string} name @returns {any} */
function trust(plan, name) {
  const role = plan.all('aws_iam_role').find(({ values }) => values.name === `berthcare-staging-${name}`);
  assert.ok(role, `there is a role ${name}`);
  const found = statements(role.values.assume_role_policy);
  assert.equal(found.length, 1, name);
  return found[0];
}

export const identity = [
  assertion(13, 'the roles there are, each with one policy of its own', (plan) => {
    assert.deepEqual(
      plan
        .all('aws_iam_role')
        .map(({ values }) => values.name.replace('berthcare-staging-', ''))
        .sort(),
      ROLES,
    );
    assert.deepEqual(Object.keys(rolePolicies(plan)).sort(), ROLES);
    for (const type of ['aws_iam_role_policy_attachment', 'aws_iam_user', 'aws_iam_access_key'])
      assert.equal(plan.all(type).length, 0, type);
  }),
  assertion(13, 'tasks assume the role of their kind', (plan) => {
    const roles = { api: 'ecs-task', worker: 'ecs-task', migrate: 'migrate', rotate: 'rotate' };
    const tasks = plan.output('tasks');
    assert.deepEqual(Object.keys(tasks).sort(), Object.keys(roles).sort());
    for (const [task, role] of Object.entries(roles))
      assert.equal(tasks[task].taskRoleArn, `arn:aws:iam::123456789012:role/berthcare-staging-${role}`, task);
  }),
  assertion(13, 'the execution role sees neither secrets nor keys nor objects', (plan) => {
    const actions = statements(JSON.stringify(rolePolicies(plan)['ecs-execution'])).flatMap(
      ({ Action }) => Action,
    );
    assert.deepEqual([...actions].sort(), [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
  }),
  assertion(13, 'tasks are trusted through ECS of this account', (plan) => {
    for (const role of ['ecs-task', 'ecs-execution', 'migrate', 'rotate']) {
      const { Principal, Action, Condition } = trust(plan, role);
      assert.deepEqual(Principal, { Service: 'ecs-tasks.amazonaws.com' }, role);
      assert.deepEqual(Action, ['sts:AssumeRole'], role);
      assert.equal(Condition.StringEquals['aws:SourceAccount'], '123456789012', role);
      assert.equal(Condition.ArnLike['aws:SourceArn'], 'arn:aws:ecs:ca-central-1:123456789012:*', role);
    }
  }),
  assertion(13, 'scheduler and flow log are trusted through their service, for this account', (plan) => {
    for (const [role, service] of [
      ['scheduler', 'scheduler'],
      ['flow-log', 'vpc-flow-logs'],
    ]) {
      const { Principal, Condition } = trust(plan, /** @type {string} */ (role));
      assert.deepEqual(Principal, { Service: `${service}.amazonaws.com` });
      assert.equal(Condition.StringEquals['aws:SourceAccount'], '123456789012', role);
    }
  }),
  assertion(13, 'no policy allows whole services, or resources at large', (plan) => {
    for (const [role, policy] of Object.entries(rolePolicies(plan)))
      for (const { Sid, Action, Resource, Effect } of statements(JSON.stringify(policy))) {
        assert.equal(Effect, 'Allow', `${role} ${Sid}`);
        for (const action of Action) assert.match(action, /^[a-z0-9-]+:[A-Za-z]+$/, `${role} ${Sid}`);
        if (Resource.includes('*'))
          for (const action of Action) assert.ok(WITHOUT_RESOURCE.includes(action), `${role} ${Sid}`);
      }
  }),
  assertion(26, 'the deploy role is bound to one repository and one environment', (plan) => {
    const { Principal, Action, Condition } = trust(plan, 'deploy');
    assert.deepEqual(Principal, {
      Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    });
    assert.deepEqual(Action, ['sts:AssumeRoleWithWebIdentity']);
    assert.deepEqual(Condition, {
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': 'repo:berthcare/berthcare:environment:staging',
      },
    });
  }),
];
