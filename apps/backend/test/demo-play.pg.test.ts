import { createHash } from 'node:crypto';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { isSilent, standingOf, type Standing } from '@berthcare/shared/domain/standing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { clients, clientId } from '../seeds/clients';
import { bringUpDemo } from '../seeds/demo';
import { playPhones } from '../seeds/play';
import { caregiverKeys, caregivers } from '../seeds/staff';
import { instantOf, MINUTE } from '../seeds/time';
import { testPool } from './owner';

type Visit = Row<Tables['visit']>;

const today = '2026-11-23';
const begin = instantOf(today, '12:20');
const options = (now: number) => ({
  now,
  password: 'rideau-demo',
  hashOf: (code: string) => createHash('sha256').update(code).digest(),
  objects: { write: async () => undefined },
});

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = testPool(database.ownerUrl, 1);
  await bringUpDemo(pool, options(begin));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const all = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await pool.query<T>(sql, values)).rows;

/** How today's visits stand on the office's board. */
async function board(now: number) {
  const heard = new Map(
    (
      await all<{ person_id: string; at: Date }>(
        'select person_id, max(last_heard_at) as at from app.device group by person_id',
      )
    ).map(({ person_id, at }) => [person_id, at.getTime()]),
  );
  const visits = await all<{ stream_id: string; state: Visit['state']; from: Date; to: Date; who: string }>(
    'select stream_id, state, planned_start as from, planned_end as to, assigned_to as who from app.visit where day = $1',
    [today],
  );
  const standings = visits.map(({ state, from, to, who }): [who: string, standing: Standing] => [
    who,
    standingOf(
      { state, plannedStart: from.getTime(), plannedEnd: to.getTime(), caregiverId: who },
      heard.get(who) ?? null,
      now,
    ),
  ]);
  const silent = caregiverKeys.filter((key) => isSilent(heard.get(caregivers[key].id) ?? null, now));
  return { standings, silent };
}

const hebert = clientId('hebert');

test('the visit that was handed over has two values of one entry and work that was set aside, by the rules', async () => {
  const log = await all(
    `select type, author_id, outcome, reason from app.command_log where stream_id = $1 order by received_at, seq`,
    [hebert],
  );
  const [luc, shanice] = [caregivers.luc.id, caregivers.shanice.id];
  expect(log).toEqual([
    { type: 'visit.start', author_id: luc, outcome: 'applied', reason: null },
    { type: 'visit.document', author_id: luc, outcome: 'applied', reason: null },
    { type: 'visit.document', author_id: luc, outcome: 'review', reason: 'visit.reassigned' },
    { type: 'visit.document', author_id: shanice, outcome: 'conflict', reason: null },
  ]);
  expect(
    await all(`select kept ->> 'amount' as kept, offered ->> 'amount' as offered, state from app.conflict`),
  ).toEqual([{ kept: '74', offered: '88', state: 'open' }]);
});

test('an hour later the day went on: one phone is late, one waits for you, and nobody else is silent', async () => {
  for (let now = begin; now <= begin + 60 * MINUTE; now += 5 * MINUTE) await playPhones(pool, options(now));
  const now = begin + 60 * MINUTE;
  const { standings, silent } = await board(now);
  expect(silent).toEqual(['priya', 'tomasz']);
  const count = (of: Standing) => standings.filter(([, standing]) => standing === of).length;
  expect(count('missed') + count('late')).toBe(2);
  const unknown = standings.filter(([, standing]) => standing === 'unknown').map(([who]) => who);
  expect(new Set(unknown)).toEqual(new Set([caregivers.priya.id, caregivers.tomasz.id]));
  expect(count('done')).toBeGreaterThan(10);
  expect(count('in_progress')).toBeGreaterThan(0);
  expect(count('planned')).toBeGreaterThan(0);

  const outcomes = await all<{ outcome: string; visits: number }>(
    `select outcome, count(*)::int as visits from app.command_log where stream_id <> $1 group by outcome`,
    [hebert],
  );
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied']);
  const reviewed = await all(
    `select from app.visit where day = $1 and review_reasons ? 'vitals.unexplained'`,
    [today],
  );
  expect(reviewed).toEqual([]);
});

test('a phone that somebody has activated is theirs: the demo leaves its visits alone', async () => {
  const meiling = caregivers.meiling.id;
  await pool.query(
    `insert into app.device (id, agency_id, person_id, name, platform, public_key)
     select gen_random_uuid(), agency_id, id, 'Mine', 'web', '{}' from app.person where id = $1`,
    [meiling],
  );
  const open = () =>
    all(`select id, state from app.visit where day = $1 and assigned_to = $2 order by id`, [today, meiling]);
  const before = await open();
  expect(before).toContainEqual(expect.objectContaining({ state: 'planned' }));
  await playPhones(pool, options(begin + 5 * 60 * MINUTE));
  expect(await open()).toEqual(before);
});

test('over midnight the next day is there, and goes on', async () => {
  const tomorrow = '2026-11-24';
  await playPhones(pool, options(instantOf(tomorrow, '00:01')));
  await playPhones(pool, options(instantOf(tomorrow, '14:30')));
  const visits = await all<{ stream_id: string; state: string }>(
    'select stream_id, state from app.visit where day = $1',
    [tomorrow],
  );
  expect(new Set(visits.map(({ stream_id }) => stream_id)).size).toBe(clients.length);
  expect(visits.filter(({ state }) => state === 'completed').length).toBeGreaterThan(5);
  expect(await all(`select from app.conflict where day = $1`, [tomorrow])).toHaveLength(1);
});
