import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { carriedOver, itemsOf } from '@berthcare/shared/domain/reuse';
import { standingOf } from '@berthcare/shared/domain/standing';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { bringUpDemo } from '../seeds/demo';
import { clients, clientId } from '../seeds/clients';
import { osei } from '../seeds/osei';
import { rowsOf } from '../seeds/rows';
import { agency, caregivers } from '../seeds/staff';
import { instantOf } from '../seeds/time';
import { testPool } from './owner';

type Visit = Row<Tables['visit']>;
type Entry = Row<Tables['visitEntry']>;

const options = {
  password: 'rideau-demo',
  hashOf: (code: string) => createHash('sha256').update(code).digest(),
  objects: { write: async ({ key }: { key: string }, bytes: Uint8Array) => void objects.set(key, bytes) },
};
const objects = new Map<string, Uint8Array>();
const days = ['2026-11-23', '2026-11-24'] as const;

let database: TestDatabase;
let pool: pg.Pool;
let connection: pg.PoolClient;

beforeAll(async () => {
  database = await freshDatabase();
  pool = testPool(database.ownerUrl, 2);
  connection = await pool.connect();
});
afterAll(async () => {
  connection.release();
  await pool.end();
  await database.drop();
});

const bringUpAt = (day: string, time: string) => bringUpDemo(pool, { ...options, now: instantOf(day, time) });

async function all<T>(table: 'visit' | 'visitEntry' | 'planItem'): Promise<T[]> {
  const found: T[] = [];
  for (const { key } of clients) found.push(...(await rowsOf<T>(connection, table, clientId(key))));
  return found;
}
const visitsOn = async (day: string) => (await all<Visit>('visit')).filter((visit) => visit.day === day);
const heads = async () =>
  (await connection.query('select id, version from app.stream order by id')).rows as unknown[];

/** What the phone would offer for Margaret Osei's visit today. */
async function offered(day: string, now: number) {
  const stream = clientId(osei.key);
  const visit = (await visitsOn(day)).find(({ streamId }) => streamId === stream)!;
  const templates = await rowsOf<Row<Tables['template']>>(connection, 'template', agency.id);
  const template = templates.find(({ id }) => id === visit.templateId)!;
  const items = itemsOf(template, await rowsOf(connection, 'planItem', stream));
  const carried = carriedOver(visit, items, await rowsOf(connection, 'visitEntry', stream), now);
  return { visit, template, items, carried };
}

describe('the first day, just after noon', () => {
  const [today] = days;
  const now = instantOf(today, '12:20');
  beforeAll(() => bringUpAt(today, '12:20'));

  test('every client has a visit today: done, under way, to come, late, missed and unknown', async () => {
    const visits = await visitsOn(today);
    expect(new Set(visits.map(({ streamId }) => streamId)).size).toBe(clients.length);
    const heard = new Map(
      (
        await connection.query<{ person_id: string; at: number }>(
          `select person_id, extract(epoch from last_heard_at)::float8 * 1000 as at from app.device`,
        )
      ).rows.map(({ person_id, at }) => [person_id, at]),
    );
    const standings = visits.map((visit) =>
      standingOf({ ...visit, caregiverId: visit.assignedTo }, heard.get(visit.assignedTo!) ?? null, now),
    );
    expect(new Set(standings)).toEqual(
      new Set(['done', 'in_progress', 'planned', 'late', 'missed', 'unknown']),
    );
  });

  test('Margaret Osei is next on Priya’s list, and her visit is an unchanged follow-up', async () => {
    const { visit, template, items, carried } = await offered(today, now);
    expect(visit).toMatchObject({ state: 'planned', assignedTo: caregivers.priya.id });
    expect(visit.plannedStart).toBe(instantOf(today, '12:30'));
    const priyas = (await visitsOn(today)).filter(({ assignedTo }) => assignedTo === caregivers.priya.id);
    const open = priyas.filter(({ state }) => state !== 'completed');
    expect(Math.min(...open.map(({ plannedStart }) => plannedStart))).toBe(visit.plannedStart);

    expect(template.code).toBe('nursing_follow_up');
    const offers = (kind: string) =>
      items.filter((item) => item.kind === kind && carried.has(item.item) && !carried.get(item.item)!.tooOld);
    expect(offers('vital').map(({ item }) => item)).toEqual([
      ...['vital.blood_pressure', 'vital.pulse', 'vital.oxygen', 'vital.weight'],
    ]);
    expect(carried.get('vital.temperature')).toMatchObject({ tooOld: true });
    expect(offers('task')).toHaveLength(5);
    const past = await rowsOf<Entry>(connection, 'visitEntry', visit.streamId);
    const last = past.filter(({ day }) => day === '2026-11-19');
    expect(last.some(({ provenance }) => provenance === 'changed')).toBe(false);
    expect(carried.get('vital.weight')!.value).toEqual({ kind: 'vital', amount: 61.2 });
  });

  test('six weeks of schedule, and every past visit is documented', async () => {
    const visits = await all<Visit>('visit');
    const entries = await all<Entry>('visitEntry');
    const span = visits.map(({ day }) => day).sort();
    expect([span[0], span.at(-1)]).toEqual(['2026-10-19', '2026-12-14']);
    const past = visits.filter(({ day }) => day < today);
    expect(past.length).toBeGreaterThan(900);
    expect(past.every(({ state, receivedAt }) => state === 'completed' && receivedAt! < now)).toBe(true);
    const documented = new Set(entries.map(({ visitId }) => visitId));
    expect(past.filter(({ id }) => !documented.has(id))).toEqual([]);
    expect(new Set(entries.map(({ provenance }) => provenance))).toEqual(
      new Set(['new', 'confirmed', 'changed', 'reused']),
    );
    expect(entries.every(({ recordedAt }) => recordedAt < now)).toBe(true);
  });

  test('one conflict, some addenda, one record to look at twice, and a grant that ended', async () => {
    const count = async (what: string) =>
      (await connection.query<{ count: number }>(`select count(*)::int from app.${what}`)).rows[0]!.count;
    expect(await count(`conflict where state = 'open'`)).toBe(1);
    expect(await count('addendum')).toBe(4);
    expect(await count(`visit where review_reasons <> '[]'`)).toBeGreaterThan(0);
    expect(await count('holding where ended_at is not null')).toBe(1);
  });

  test('photos are in the store as the record says, one of them of Margaret Osei’s last visit', async () => {
    const { rows } = await connection.query<{
      stream_id: string;
      sha256: string;
      bytes: number;
      day: string;
    }>(
      `select stream_id, sha256, bytes, day::text from app.photo where arrived_at is not null order by taken_at`,
    );
    const inStore = rows.map(({ stream_id, sha256 }) => objects.get(`photos/${stream_id}/${sha256}`)!);
    expect(rows).toHaveLength(5);
    expect(inStore.map((bytes) => createHash('sha256').update(bytes).digest('hex'))).toEqual(
      rows.map(({ sha256 }) => sha256),
    );
    expect(inStore.map(({ length }) => length)).toEqual(rows.map(({ bytes }) => bytes));
    const last = rows.filter(({ stream_id }) => stream_id === clientId(osei.key));
    expect(last.map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-19']);
  });

  test('codes open phones as long as the server says that it is a demo', async () => {
    const open = async (allowed: boolean) => {
      const { rowCount } = await connection.query(
        `select from app.activate_device($1, gen_random_uuid(), 'x', 'web', '{}', $2, '1 hour', $3)`,
        [options.hashOf(caregivers.priya.code!), Buffer.from(String(Math.random())), allowed],
      );
      return rowCount;
    };
    await connection.query('begin');
    expect([await open(true), await open(true), await open(false)]).toEqual([1, 1, 0]);
    await connection.query('rollback');
  });

  test('again on the same day: nothing changes', async () => {
    const before = await heads();
    const devices = (await connection.query('select * from app.device order by id')).rows;
    expect(await bringUpAt(today, '18:00')).toBe(0);
    expect(await heads()).toEqual(before);
    expect((await connection.query('select * from app.device order by id')).rows).toEqual(devices);
  });
});

describe('a later day', () => {
  const [yesterday, today] = days;
  let mine: { completed: Visit; deleted: string };

  beforeAll(async () => {
    const visits = await visitsOn(yesterday);
    const planned = visits.filter(({ state }) => state === 'planned');
    const [completed, deleted] = planned.filter(({ streamId }) => streamId !== clientId('osei'));
    await connection.query(`update app.visit set state = 'cancelled', summary = 'mine' where id = $1`, [
      completed!.id,
    ]);
    await connection.query('update app.visit set gone = true where id = $1', [deleted!.id]);
    mine = { completed: completed!, deleted: deleted!.id };
    await bringUpAt(today, '09:05');
  });

  test('today has visits again, and yesterday’s were done', async () => {
    const visits = await visitsOn(today);
    expect(new Set(visits.map(({ streamId }) => streamId)).size).toBe(clients.length);
    const states = new Set(visits.map(({ state }) => state));
    expect(states).toEqual(new Set(['completed', 'in_progress', 'planned']));
    const before = await visitsOn(yesterday);
    expect(before.filter(({ state }) => state === 'planned' || state === 'in_progress')).toEqual([]);
  });

  test('what people did stays', async () => {
    const { rows } = await connection.query(`select state, summary from app.visit where id = $1`, [
      mine.completed.id,
    ]);
    expect(rows).toEqual([{ state: 'cancelled', summary: 'mine' }]);
    const gone = await connection.query(`select gone from app.visit where id = $1`, [mine.deleted]);
    expect(gone.rows).toEqual([{ gone: true }]);
  });

  test('Margaret Osei’s visit moved on to today, with values to reuse', async () => {
    const { visit, items, carried } = await offered(today, instantOf(today, '09:05'));
    expect(visit).toMatchObject({ state: 'planned', plannedStart: instantOf(today, '09:30') });
    const reusable = items.filter(({ item }) => carried.get(item)?.tooOld === false);
    expect(reusable).toHaveLength(9);
  });

  test('weeks later the demo is as it was', async () => {
    const muchLater = '2027-02-01';
    await bringUpAt(muchLater, '20:30');
    const { carried, items } = await offered(muchLater, instantOf(muchLater, '20:30'));
    expect(items.filter(({ item }) => carried.get(item)?.tooOld === false)).toHaveLength(9);
    expect((await visitsOn(muchLater)).length).toBe(clients.length);
    expect(await bringUpAt(muchLater, '20:31')).toBe(0);
  });
});

describe.each(['05:30', '17:45', '23:50'])('begun at %s', (time) => {
  test('the day has something to come, and Priya’s next is Margaret Osei', async () => {
    const other = await freshDatabase();
    const client = testPool(other.ownerUrl, 1);
    try {
      const now = instantOf('2026-11-23', time);
      await bringUpDemo(client, { ...options, now });
      const { rows } = await client.query<{ stream_id: string; state: string }>(
        `select stream_id, state from app.visit where day = '2026-11-23' and assigned_to = $1 order by planned_start`,
        [caregivers.priya.id],
      );
      expect(rows).toHaveLength(5);
      expect(rows.find(({ state }) => state !== 'completed')!.stream_id).toBe(clientId('osei'));
      expect(rows.filter(({ state }) => state === 'in_progress')).toEqual([]);
    } finally {
      await client.end();
      await other.drop();
    }
  });
});
