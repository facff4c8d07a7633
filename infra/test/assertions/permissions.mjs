import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { callsOf, roleNames } from '../calls.mjs';
import { actionsIn } from '../commands.mjs';
import { rolePolicies, statements } from '../policies.mjs';
import { answerTo } from '../simulate.mjs';
import { assertion } from './kinds.mjs';

const PLACE = {
  name: 'berthcare-staging',
  environment: 'staging',
  account: '123456789012',
  region: 'ca-central-1',
};

/** Which statement of the overview a role's calls show: who may decrypt is one of its own. @param {string} role */
const rowOf = (role) => (role === 'deploy' ? 26 : role === 'rotate' || role === 'scheduler' ? 16 : 13);

const simulated = roleNames().map((role) =>
  assertion(rowOf(role), `${role}: every call simulated, the allowed and the denied`, async (plan) => {
    for (const { words, expected, call } of callsOf(role, PLACE))
      assert.equal(await answerTo(plan, role, call, PLACE), expected, `${role}: ${words}`);
  }),
);

/** Actions among those that a role's simulated calls allow. @param {string} role */
const simulatedActions = (role) =>
  new Set(callsOf(role, PLACE).flatMap(({ expected, call }) => (expected === 'Allowed' ? call.action : [])));

/** @param {import('../plan.mjs').Plan} plan @param {string} role @param {RegExp} services */
const grantedActions = (plan, role, services) =>
  [
    ...new Set(
      statements(JSON.stringify(rolePolicies(plan)[role]))
        .flatMap(({ Action }) => Action)
        .filter((action) => services.test(action)),
    ),
  ].sort();

const STORE = 'apps/backend/src/platform/secrets/ssm.ts';
const READS = ['ssm:GetParameter'];

/** What the code of each kind of task asks AWS for. */
const ASKED = {
  // Without the right to list, S3 answers 403 for an object that is not there.
  'ecs-task': [...actionsIn('apps/backend/src/platform/storage/s3.ts'), ...READS, 's3:ListBucket'].sort(),
  migrate: READS,
  rotate: actionsIn('apps/backend/src/rotation', STORE),
};

const called = [
  ...Object.entries(ASKED).map(([role, actions]) =>
    assertion(rowOf(role), `${role}: may do what its code asks of AWS, and nothing else`, (plan) => {
      assert.deepEqual(grantedActions(plan, role, /^(s3|ssm|elasticache|rds|ecs):/), actions);
      const simulated = simulatedActions(role);
      for (const action of actions) assert.ok(simulated.has(action), `${action} is not simulated`);
    }),
  ),
  assertion(26, 'deploy: every call of its script is among those that were simulated', () => {
    const listed = JSON.parse(readFileSync(new URL('../../deploy/calls.json', import.meta.url), 'utf8'));
    assert.deepEqual(actionsIn('infra/deploy'), [...listed].sort());
    const simulated = simulatedActions('deploy');
    for (const action of listed) assert.ok(simulated.has(action), `${action} is not simulated`);
  }),
];

export const permissions = [...simulated, ...called];
