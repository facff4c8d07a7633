import assert from 'node:assert/strict';
import { callsOf, roleNames } from '../calls.mjs';
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

export const permissions = roleNames().map((role) =>
  assertion(rowOf(role), `${role}: every call simulated, the allowed and the denied`, async (plan) => {
    for (const { words, expected, call } of callsOf(role, PLACE))
      assert.equal(await answerTo(plan, role, call, PLACE), expected, `${role}: ${words}`);
  }),
);
