import { put } from '@berthcare/shared/commands/command';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Table } from '@berthcare/shared/record/table';
import { checksum, type CountedRow } from '@berthcare/shared/sync/checksum';
import type { Window } from '@berthcare/shared/sync/wire';
import { entryId } from '@berthcare/shared/domain/entry';
import { addDays, dayAt } from '@berthcare/utils/day';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PulledRow, Range, Reader, StreamHead, Windows } from '../src/sync/store';
import { worldHere } from './here';
import { asOwner } from './owner';
import { actor, plannedVisit, timeZone } from './world';

const started = Date.now();
const today = dayAt(started, timeZone);

const here = worldHere({ now: started });

const asPriya = <T>(work: (reader: Reader) => Promise<T>) =>
  here.store.read(actor(here.world.people.priya), work);
const byHand = (sql: string, values: unknown[] = []) =>
  asOwner(here.database.ownerUrl, (owner) => owner.rows(sql, values));
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
    streamId: here.world.clients.tran,
    templateId: here.world.templates.plain,
    day,
    assignedTo: null,
  };
  await asOwner(here.database.ownerUrl, (owner) => owner.put(put('visit', plannedVisit(visit))));
  return id;
};

test('heads are those of what the actor holds', async () => {
  const heads = await asPriya((reader) => reader.heads());
  expect(heads.map(({ id, kind }) => [id, kind]).sort()).toEqual(
    [
      [here.world.people.priya.id, 'person'],
      [here.world.agencyId, 'agency'],
      [here.world.clients.osei, 'client'],
      [here.world.clients.tran, 'client'],
    ].sort(),
  );
  expect(
    heads.every(({ version, baseVersion, minVersion }) => version > 0 && baseVersion + minVersion === 0),
  ).toBe(true);
});

describe('rows', () => {
  test('have their declared values in wire form, in order', async () => {
    const { osei } = here.world.clients;
    const at = 1_763_900_000_123;
    const entry = {
      ...{
        id: entryId(here.world.visits.osei, 'vital.weight'),
        streamId: osei,
        visitId: here.world.visits.osei,
      },
      ...{ day: today, item: 'vital.weight', kind: 'vital' as const, provenance: 'changed' as const },
      ...{ value: { kind: 'vital' as const, amount: 61.2 }, sourceEntryId: null, together: false },
      ...{ recordedAt: at, recordedBy: here.world.people.priya.id },
    };
    await asOwner(here.database.ownerUrl, (owner) => owner.put(put('visitEntry', entry)));
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
      await whole(here.world.clients.tran),
      await whole(here.world.agencyId),
      await whole(here.world.clients.osei),
    ];
    const found = await everything(ranges, wide);
    const clients = found.filter(([table]) => table === 'client').map(([, { id }]) => id);
    expect(clients).toEqual([here.world.clients.tran, here.world.clients.osei]);
    expect(found.filter(([table]) => table === 'template')).toHaveLength(2);
    expect(found.filter(([table]) => table === 'holding')).toEqual([]);
  });

  test('of a record that is not held: none', async () => {
    const foreign = [here.world.clients.voss, here.world.clients.penner, here.world.foreign.clientId].map(
      (stream): Range => ({ stream, kind: 'client', cursor: 0, target: 100, reset: true }),
    );
    expect(await everything(foreign, wide)).toEqual([]);
    expect([...(await asPriya((reader) => reader.count(foreign, wide))).values()]).toEqual([0, 0, 0]);
  });

  test('after a cursor: what changed since, however new', async () => {
    const { tran } = here.world.clients;
    const { version } = await headOf(tran);
    const first = await addVisit(today);
    const second = await addVisit(today);
    const range = await since(tran, version);
    expect(named(await everything([range], wide))).toEqual([`visit ${first}`, `visit ${second}`]);
    expect(await everything([{ ...range, target: version }], wide)).toHaveLength(2);
    expect(await everything([{ ...range, cursor: version + 2 }], wide)).toEqual([]);
  });

  test('deleted ones go by id alone, and are no part of a whole stream', async () => {
    const { tran } = here.world.clients;
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
    const { tran } = here.world.clients;
    const [inside, outside] = [await addVisit(addDays(today, -7)), await addVisit(addDays(today, -8))];
    const found = named(await everything([await whole(tran)], narrow())).join();
    expect(found).toContain(inside);
    expect(found).not.toContain(outside);
  });

  test('what changed and lies outside goes by id alone', async () => {
    const { tran } = here.world.clients;
    const id = await addVisit(today);
    const { version } = await headOf(tran);
    await byHand('update app.visit set day = day + 1 where id = $1', [id]);
    expect(named(await everything([await since(tran, version)], narrow()))).toEqual([`visit ${id} gone`]);
  });

  test('what comes in without a change is sent, once', async () => {
    const { tran } = here.world.clients;
    const tomorrow = await addVisit(addDays(today, 1));
    const later = await addVisit(addDays(today, 2));
    const { version } = await headOf(tran);
    const moved = { now: days(-6, 1), before: days(-7, 0) };
    const found = named(await everything([await since(tran, version)], moved));
    expect(found).toContain(`visit ${tomorrow}`);
    expect(found.join()).not.toContain(later);
    expect(found.join()).not.toContain(here.world.visits.tran);
    const still = { now: moved.now, before: moved.now };
    expect(await everything([await since(tran, version)], still)).toEqual([]);
  });

  test('a device that had no window yet gets what changed', async () => {
    const { tran } = here.world.clients;
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
    ['a whole stream', () => whole(here.world.clients.tran), wide],
    [
      'what came into the window',
      () => since(here.world.clients.tran, 1000),
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
      await whole(here.world.clients.osei),
      await since(here.world.clients.tran, 2),
      await whole(here.world.agencyId),
      await since(here.world.people.priya.id, 1000),
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

describe('checksums', () => {
  const summed = (streams: StreamHead[], window: Window) =>
    asPriya(async (reader) => [...(await reader.sums(streams, window))]);
  const counted = async (stream: string, window: Window) => {
    const rows = await everything([await whole(stream)], { now: window, before: null });
    return checksum(rows.map(([, { id, version }]): CountedRow => [id, version]));
  };

  test('are of the rows that a device with the window holds, stream by stream', async () => {
    const { tran, osei } = here.world.clients;
    await addVisit(addDays(today, -8));
    const deleted = await addVisit(today);
    await byHand('update app.visit set gone = true where id = $1', [deleted]);
    const streams = [tran, osei, here.world.agencyId, here.world.people.priya.id];
    const heads = await Promise.all(streams.map(headOf));
    for (const window of [days(-30, 14), days(-7, 0)]) {
      const expected: [string, string][] = [];
      for (const stream of streams) expected.push([stream, await counted(stream, window)]);
      expect(await summed(heads, window)).toEqual(expected);
    }
    expect(await counted(tran, days(-30, 14))).not.toBe(await counted(tran, days(-7, 0)));
  });

  test('of the agency alone need no window', async () => {
    const { agencyId } = here.world;
    const sum = await counted(agencyId, days(0, 0));
    expect(await summed([await headOf(agencyId)], days(0, 0))).toEqual([[agencyId, sum]]);
  });

  test('of a record that is not held count nothing', async () => {
    const head = { ...(await headOf(here.world.clients.tran)), id: here.world.clients.voss };
    expect(await summed([head], wide.now)).toEqual([[here.world.clients.voss, checksum([])]]);
    expect(await summed([], wide.now)).toEqual([]);
  });
});

test('a reader sees one moment', async () => {
  const { tran } = here.world.clients;
  const range = await whole(tran);
  await asPriya(async (reader) => {
    const before = await reader.heads();
    await addVisit(today);
    expect(await reader.heads()).toEqual(before);
    const rows = await reader.rows('visit', [{ ...range, target: 10_000 }], wide, null, 1000);
    expect(Math.max(...rows.map(({ version }) => version))).toBeLessThanOrEqual(range.target);
  });
});
