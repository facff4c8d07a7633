import { put } from '@berthcare/shared/commands/command';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Table } from '@berthcare/shared/record/table';
import { entryId } from '@berthcare/shared/domain/entry';
import { addDays, dayAt } from '@berthcare/utils/day';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { postgresRecordStore } from '../src/platform/postgres/record-store';
import type { PulledRow, Range, Reader, RecordStore, Token, Windows } from '../src/sync/store';
import { asOwner, testPool } from './owner';
import { actor, buildWorld, plannedVisit, timeZone, type World } from './world';

let database: TestDatabase;
let world: World;
let pool: pg.Pool;
let store: RecordStore;
const started = Date.now();
const today = dayAt(started, timeZone);

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl, started);
  pool = testPool(database.apiUrl);
  store = postgresRecordStore(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const asPriya = <T>(work: (reader: Reader) => Promise<T>) => store.read(actor(world.people.priya), work);
const byHand = (sql: string, values: unknown[] = []) =>
  asOwner(database.ownerUrl, (owner) => owner.rows(sql, values));
const headOf = async (stream: string) =>
  (await asPriya((reader) => reader.heads())).find(({ id }) => id === stream)!;

const days = (from: number, to: number) => ({
  from: addDays(today, from),
  to: addDays(today, to),
});
const wide: Windows = { now: days(-30, 14), before: days(-30, 14) };

const whole = async (stream: string): Promise<Range> => {
  const { kind, version } = await headOf(stream);
  return { stream, kind, cursor: 0, target: version, reset: true };
};
const since = async (stream: string, cursor: number): Promise<Range> => ({
  ...(await whole(stream)),
  cursor,
  reset: false,
});

/** All rows of the ranges, by table. */
const everything = (ranges: Range[], windows: Windows) =>
  asPriya(async (reader) => {
    const found: [TableName, PulledRow][] = [];
    for (const table of tableNames) {
      for (const row of await reader.rows(table, ranges, windows, null, 1000)) found.push([table, row]);
    }
    return found;
  });

const named = (found: [TableName, PulledRow][]) =>
  found.map(([table, { id, gone }]) => `${table} ${id}${gone ? ' gone' : ''}`);

const addVisit = async (day: string): Promise<string> => {
  const id = randomUUID();
  const visit = {
    id,
    streamId: world.clients.tran,
    templateId: world.templates.plain,
    day,
    assignedTo: null,
  };
  await asOwner(database.ownerUrl, (owner) => owner.put(put('visit', plannedVisit(visit))));
  return id;
};

test('heads are those of what the actor holds', async () => {
  const heads = await asPriya((reader) => reader.heads());
  expect(heads.map(({ id, kind }) => [id, kind]).sort()).toEqual(
    [
      [world.people.priya.id, 'person'],
      [world.agencyId, 'agency'],
      [world.clients.osei, 'client'],
      [world.clients.tran, 'client'],
    ].sort(),
  );
  expect(
    heads.every(({ version, baseVersion, minVersion }) => version > 0 && baseVersion + minVersion === 0),
  ).toBe(true);
});

describe('rows', () => {
  test('have their declared values in wire form, in order', async () => {
    const { osei } = world.clients;
    const at = 1_763_900_000_123;
    const entry = {
      ...{ id: entryId(world.visits.osei, 'vital.weight'), streamId: osei, visitId: world.visits.osei },
      ...{ day: today, item: 'vital.weight', kind: 'vital' as const, provenance: 'changed' as const },
      ...{ value: { kind: 'vital' as const, amount: 61.2 }, sourceEntryId: null, together: false },
      ...{ recordedAt: at, recordedBy: world.people.priya.id },
    };
    await asOwner(database.ownerUrl, (owner) => owner.put(put('visitEntry', entry)));
    const { version } = await headOf(osei);
    const ranges = [await whole(osei)];
    const rows = await asPriya((reader) => reader.rows('visitEntry', ranges, wide, null, 10));
    const columns = Object.keys((tables.visitEntry as Table).columns) as (keyof typeof entry)[];
    expect(rows).toEqual([
      { stream: osei, id: entry.id, version, gone: false, values: columns.map((column) => entry[column]) },
    ]);
  });

  test('are those of the ranges, stream by stream as given', async () => {
    const ranges = [
      await whole(world.clients.tran),
      await whole(world.agencyId),
      await whole(world.clients.osei),
    ];
    const found = await everything(ranges, wide);
    const clients = found.filter(([table]) => table === 'client').map(([, { id }]) => id);
    expect(clients).toEqual([world.clients.tran, world.clients.osei]);
    expect(found.filter(([table]) => table === 'template')).toHaveLength(2);
    expect(found.filter(([table]) => table === 'holding')).toEqual([]);
  });

  test('of a record that is not held: none', async () => {
    const foreign = [world.clients.voss, world.clients.penner, world.foreign.clientId].map(
      (stream): Range => ({ stream, kind: 'client', cursor: 0, target: 100, reset: true }),
    );
    expect(await everything(foreign, wide)).toEqual([]);
    expect([...(await asPriya((reader) => reader.count(foreign, wide))).values()]).toEqual([0, 0, 0]);
  });

  test('after a cursor: what changed since, up to the target', async () => {
    const { tran } = world.clients;
    const { version } = await headOf(tran);
    const first = await addVisit(today);
    const second = await addVisit(today);
    const range = await since(tran, version);
    expect(named(await everything([range], wide))).toEqual([`visit ${first}`, `visit ${second}`]);
    expect(named(await everything([{ ...range, target: version + 1 }], wide))).toEqual([`visit ${first}`]);
    expect(await everything([{ ...range, cursor: version + 2 }], wide)).toEqual([]);
  });

  test('deleted ones go by id alone, and are no part of a whole stream', async () => {
    const { tran } = world.clients;
    const id = await addVisit(today);
    const { version } = await headOf(tran);
    await byHand('update app.visit set gone = true where id = $1', [id]);
    const [row] = await everything([await since(tran, version)], wide);
    expect(row).toEqual(['visit', { stream: tran, id, version: version + 1, gone: true, values: [] }]);
    expect(named(await everything([await whole(tran)], wide)).join()).not.toContain(id);
  });
});

describe('windows', () => {
  const narrow = () => ({ now: days(-7, 0), before: days(-7, 0) });

  test('what lies outside is no part of a whole stream', async () => {
    const { tran } = world.clients;
    const [inside, outside] = [await addVisit(addDays(today, -7)), await addVisit(addDays(today, -8))];
    const found = named(await everything([await whole(tran)], narrow())).join();
    expect(found).toContain(inside);
    expect(found).not.toContain(outside);
  });

  test('what changed and lies outside goes by id alone', async () => {
    const { tran } = world.clients;
    const id = await addVisit(today);
    const { version } = await headOf(tran);
    await byHand('update app.visit set day = day + 1 where id = $1', [id]);
    expect(named(await everything([await since(tran, version)], narrow()))).toEqual([`visit ${id} gone`]);
  });

  test('what comes in without a change is sent, once', async () => {
    const { tran } = world.clients;
    const tomorrow = await addVisit(addDays(today, 1));
    const later = await addVisit(addDays(today, 2));
    const { version } = await headOf(tran);
    const moved = { now: days(-6, 1), before: days(-7, 0) };
    const found = named(await everything([await since(tran, version)], moved));
    expect(found).toContain(`visit ${tomorrow}`);
    expect(found.join()).not.toContain(later);
    expect(found.join()).not.toContain(world.visits.tran);
    const still = { now: moved.now, before: moved.now };
    expect(await everything([await since(tran, version)], still)).toEqual([]);
  });

  test('a device that had no window yet gets what changed', async () => {
    const { tran } = world.clients;
    const { version } = await headOf(tran);
    const id = await addVisit(today);
    expect(named(await everything([await since(tran, version)], { ...wide, before: null }))).toEqual([
      `visit ${id}`,
    ]);
  });
});

describe('pages', () => {
  beforeEach(async () => {
    for (const offset of [0, 1, 2]) await addVisit(addDays(today, offset));
  });

  test.each([
    ['a whole stream', () => whole(world.clients.tran), wide],
    [
      'what came into the window',
      () => since(world.clients.tran, 1000),
      { now: days(-30, 14), before: days(-30, 0) },
    ],
  ])('%s in pages is the same as in one', async (_, rangeOf, windows) => {
    const range = await rangeOf();
    const all = await asPriya((reader) => reader.rows('visit', [range], windows, null, 1000));
    expect(all.length).toBeGreaterThan(3);
    const paged: PulledRow[] = [];
    for (let after: PulledRow | null = null; ;) {
      const page: PulledRow[] = await asPriya((reader) => reader.rows('visit', [range], windows, after, 2));
      expect(page.length).toBeLessThanOrEqual(2);
      after = page.at(-1) ?? null;
      if (after === null) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
  });

  test('counts are of the rows that go', async () => {
    const ranges = [
      await whole(world.clients.osei),
      await since(world.clients.tran, 2),
      await whole(world.agencyId),
      await since(world.people.priya.id, 1000),
    ];
    const windows = { now: days(-6, 1), before: days(-7, 0) };
    const { counts, found } = await asPriya(async (reader) => {
      const counts = await reader.count(ranges, windows);
      const found = [];
      for (const table of tableNames) found.push(...(await reader.rows(table, ranges, windows, null, 1000)));
      return { counts, found };
    });
    const byStream = (stream: string) => found.filter((row) => row.stream === stream).length;
    expect([...counts]).toEqual(ranges.map(({ stream }) => [stream, byStream(stream)]));
    expect(found.length).toBeGreaterThan(10);
    // Rows without a count are the same rows.
    expect((await everything(ranges, windows)).map(([, row]) => row)).toEqual(found);
  });
});

test('a reader sees one moment', async () => {
  const { tran } = world.clients;
  const range = await whole(tran);
  await asPriya(async (reader) => {
    const before = await reader.heads();
    await addVisit(today);
    expect(await reader.heads()).toEqual(before);
    const rows = await reader.rows('visit', [{ ...range, target: 10_000 }], wide, null, 1000);
    expect(Math.max(...rows.map(({ version }) => version))).toBeLessThanOrEqual(range.target);
  });
});

describe('tokens', () => {
  const incarnation = randomUUID();
  const now = Date.now();
  let asking: { token: string; incarnation: string; projection: string; now: number };

  const saved = async (over: Partial<Token> = {}): Promise<Token> => {
    const token: Token = {
      ...{
        token: randomUUID(),
        incarnation,
        epoch: await store.epoch(),
        projection: 'p',
        window: days(-30, 14),
      },
      vector: (await asPriya((reader) => reader.heads())).map(({ id, version }) => [id, version]),
      ...{ resume: null, expiresAt: now + 1000 },
      ...over,
    };
    await asPriya((reader) => reader.saveToken(token));
    return token;
  };
  const current = (over: Partial<typeof asking> = {}, person = world.people.priya) =>
    store.current(actor(person), { ...asking, ...over });

  beforeAll(() =>
    store.write(actor(world.people.priya), { incarnation, streams: [] }, async () => undefined),
  );
  beforeEach(async () => {
    asking = { token: (await saved()).token, incarnation, projection: 'p', now };
  });

  test('say what they were told', async () => {
    const resume = {
      ...{ stream: world.clients.osei, target: 4, reset: true },
      after: { table: 'visit' as const, version: 3, id: world.visits.osei },
    };
    const token = await saved({ resume, expiresAt: 0, vector: [[world.clients.osei, 3]] });
    expect(await asPriya((reader) => reader.token(token.token, incarnation))).toEqual(token);
    expect(await asPriya((reader) => reader.token(randomUUID(), incarnation))).toBeNull();
    expect(await asPriya((reader) => reader.token(token.token, randomUUID()))).toBeNull();
    const luc = actor(world.people.luc);
    expect(await store.read(luc, (reader) => reader.token(token.token, incarnation))).toBeNull();
  });

  test('are current until a head moves', async () => {
    expect(await current()).toBe(true);
    await byHand(`update app.client set phone = 'x' where id = $1`, [world.clients.penner]);
    expect(await current()).toBe(true);
    await byHand(`update app.client set phone = 'x' where id = $1`, [world.clients.osei]);
    expect(await current()).toBe(false);
  });

  test('are current until a grant begins or ends', async () => {
    const hold = (endedAt: Date | null) =>
      byHand(`update app.holding set ended_at = $1 where stream_id = $2 and record_id = $3`, [
        endedAt,
        world.people.priya.id,
        world.clients.tran,
      ]);
    await hold(new Date());
    expect(await current()).toBe(false);
    await hold(null);
  });

  test('are current for one device, projection and epoch, and until their time', async () => {
    expect(await current({ projection: 'q' })).toBe(false);
    expect(await current({ incarnation: randomUUID() })).toBe(false);
    expect(await current({ token: 'unknown' })).toBe(false);
    expect(await current({ now: now + 999 })).toBe(true);
    expect(await current({ now: now + 1000 })).toBe(false);
    expect(await current({}, world.people.luc)).toBe(false);
    expect(await current({}, { ...world.people.priya, deviceId: world.people.luc.deviceId })).toBe(false);
    expect(await current()).toBe(true);
    await byHand(`insert into app.server_epoch (number, epoch) values (2, $1)`, [randomUUID()]);
    expect(await current()).toBe(false);
    await byHand(`delete from app.server_epoch where number = 2`);
  });

  test('with rows still to come are not current', async () => {
    const after = { table: 'visit' as const, version: 3, id: world.visits.osei };
    const resume = { stream: world.clients.osei, target: 4, reset: true, after };
    const { token } = await saved({ resume });
    expect(await current({ token })).toBe(false);
  });

  test('are forgotten once they are long out of date', async () => {
    const old = await saved({ window: days(-33, 11) });
    const yesterday = await saved({ window: days(-31, 13) });
    await saved();
    const known = (token: string) => asPriya((reader) => reader.token(token, incarnation));
    expect(await known(old.token)).toBeNull();
    expect(await known(yesterday.token)).toEqual(yesterday);
  });

  test('each care record that a device is given is noted, once while it has it', async () => {
    const given = () =>
      byHand(`select stream_id from app.audit_entry where kind = 'grant' and device_id = $1`, [
        world.people.priya.deviceId,
      ]);
    const before = (await given()).length;
    expect(before).toBeGreaterThan(0);
    const { vector } = await saved();
    expect(await given()).toHaveLength(before);
    await saved({ vector: vector.filter(([id]) => id !== world.clients.osei) });
    await saved();
    const after = await given();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toEqual({ stream_id: world.clients.osei });
    expect(after.some(({ stream_id }) => stream_id === world.agencyId)).toBe(false);
  });
});
