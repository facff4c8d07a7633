import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from './applied.mjs';
import { secureStrings } from './emulator.mjs';
import { listenTo } from './listener.mjs';
import { Workspace, emulated } from './terraform.mjs';

const MODULE = 'modules/database';
const LOCK = '.terraform.lock.hcl';

/**
 * What is known once the emulator has made an instance, which takes it more than a minute.
 * @typedef {object} Trial
 * @property {import('./applied.mjs').Applied} applied
 * @property {string} stored the owner's password as the parameter has it
 * @property {string | null} given the password with which the instance was asked for
 */

/**
 * @param {string} endpoint of the emulator
 * @returns {Promise<Trial>}
 */
export async function tryDatabase(endpoint) {
  await makeParameterGroup(endpoint);
  const listener = await listenTo(endpoint);
  const workspace = new Workspace(emulated(listener.endpoint));
  try {
    copyFileSync(join(workspace.path('environments/staging'), LOCK), join(workspace.path(MODULE), LOCK));
    await workspace.init(MODULE);
    const applied = await apply(workspace, MODULE, 'tests/emulator.tftest.hcl');
    const login = JSON.parse(
      (await secureStrings(endpoint, '/berthcare/trial'))['/berthcare/trial/database/owner'] ?? '{}',
    );
    const creation = listener.asked.find((each) => each.get('Action') === 'CreateDBInstance');
    return { applied, stored: login.password, given: creation?.get('MasterUserPassword') ?? null };
  } finally {
    listener.stop();
    workspace.remove();
  }
}

/** The emulator's own knows no parameters, so Terraform's is overridden; the instance asks for one of that name. @param {string} endpoint */
async function makeParameterGroup(endpoint) {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20250101/ca-central-1/rds/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: new URLSearchParams({
      Action: 'CreateDBParameterGroup',
      Version: '2014-10-31',
      DBParameterGroupName: 'berthcare-trial-postgres15',
      DBParameterGroupFamily: 'postgres15',
      Description: 'trial',
    }),
  });
  if (!answer.ok) throw new Error(`The emulator made no parameter group: ${await answer.text()}`);
}

/** @type {{ row: number, name: string, check: (trial: Trial) => void }[]} */
export const database = [
  {
    row: 14,
    name: 'the instance is made, with the real provider',
    check: ({ applied: { runs, problems } }) => {
      assert.deepEqual(problems, []);
      assert.deepEqual(runs.at(-1), { run: 'apply', passed: true });
    },
  },
  {
    row: 18,
    name: 'the instance was asked for with the very password that is stored',
    check: ({ stored, given }) => {
      assert.match(stored, /^[A-Za-z0-9]{48}$/);
      assert.ok(given === stored, 'another password');
    },
  },
  {
    row: 18,
    name: 'its password stands neither in the state nor in the output',
    check: ({ applied: { state, printed }, stored }) => {
      for (const text of [JSON.stringify(state), printed]) {
        assert.ok(text.length > 1000);
        assert.ok(!text.includes(stored), 'the password is there');
      }
    },
  },
];
