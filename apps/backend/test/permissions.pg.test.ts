import { may, roles, type Permission } from '@berthcare/shared/domain/permissions';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { withContext, type Transaction } from '../src/platform/postgres/transaction';
import { testPool } from './owner';
import { buildWorld, type Person, type World } from './world';

let database: TestDatabase;
let world: World;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  pool = testPool(database.apiUrl);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const undone = new Error('Undone: it was only to see whether it may.');

/** Whether row security lets the person do it; nothing of it stays. */
async function lets(person: Person, act: (tx: Transaction) => Promise<number>): Promise<boolean> {
  let rows = 0;
  const attempt = withContext(pool, { ...person, personId: person.id }, async (tx) => {
    rows = await act(tx);
    throw undone;
  });
  const error: unknown = await attempt.catch((caught: unknown) => caught);
  if (error === undone) return rows > 0;
  expect(error).toMatchObject({ code: '42501' });
  return false;
}

const count = async (tx: Transaction, sql: string, values: unknown[]): Promise<number> =>
  (await tx.query(sql, values)).rowCount ?? 0;

const issueCode = (asker: Person, person: Person) => (tx: Transaction) =>
  count(
    tx,
    `insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, expires_at)
     values (gen_random_uuid(), $1, $2, $3, 'x', now())`,
    [asker.agencyId, person.id, asker.id],
  );

/** What the matrix says, tried in the database by somebody of the same team. */
const mirrored: [
  Permission,
  string,
  (asker: Person, world: World) => (tx: Transaction) => Promise<number>,
][] = [
  [
    'devices.manage',
    'sees a colleague’s device',
    (_asker, { people }) =>
      (tx) =>
        count(tx, 'select from app.device where id = $1', [people.luc.deviceId]),
  ],
  [
    'devices.manage',
    'revokes a colleague’s device',
    (_asker, { people }) =>
      (tx) =>
        count(tx, 'update app.device set revoked_at = now() where id = $1', [people.luc.deviceId]),
  ],
  ['devices.manage', 'issues a code to a caregiver', (asker, { people }) => issueCode(asker, people.luc)],
  [
    'records.read.team',
    'reads the record of a client whom a colleague holds',
    (_asker, { clients }) =>
      (tx) =>
        count(tx, 'select from app.client where id = $1', [clients.penner]),
  ],
];

describe.each(roles)('a %s', (role) => {
  test.each(mirrored)('%s: %s, or not, as the matrix says', async (permission, _what, act) => {
    const { priya, danielle, ada } = world.people;
    const asker = { caregiver: priya, coordinator: danielle, administrator: ada }[role];
    expect(await lets(asker, act(asker, world))).toBe(may(role, permission));
  });
});

test('none of it reaches another agency, in any role', async () => {
  const { priya, danielle, ada } = world.people;
  const { person, clientId } = world.foreign;
  for (const asker of [priya, danielle, ada]) {
    expect(await lets(asker, issueCode(asker, person))).toBe(false);
    for (const sql of [
      'select from app.device where id = $1',
      'update app.device set revoked_at = now() where id = $1',
    ]) {
      expect(await lets(asker, (tx) => count(tx, sql, [person.deviceId]))).toBe(false);
    }
    expect(await lets(asker, (tx) => count(tx, 'select from app.client where id = $1', [clientId]))).toBe(
      false,
    );
  }
});
