import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import type { TableName } from '@berthcare/shared/record/tables';
import { addDays, dayAt } from '@berthcare/utils/day';
import { holding, people, plannedVisit, timeZone } from '../../test/simulation/agency';
import { exchange, type ExchangeDeps } from './exchange';
import type { MemoryStore } from './testing/memory-store';
import { ada, bruno, chantal, priya, Pulling, shared } from './testing/pulling';
import type { WireDevice } from './testing/wire-device';

const DAY = 86_400_000;
let now: number;
let store: MemoryStore;
let deps: ExchangeDeps;
let device: WireDevice;

let here: Pulling;

beforeEach(async () => {
  now = Date.parse('2026-03-05T15:00:00Z');
  here = await Pulling.open(() => now);
  ({ store, deps, device } = here);
});

const expected = (...streams: string[]) => here.expected(...streams);
const held = () => here.held();

/** Under which the server remembers what a token stands for. */
const nameOf = (token: string) => token.split('.')[0]!;

const rowsIn = (stream: string, table: TableName) => here.rowsIn(stream, table);
const client = (id: string, access: string) => here.client(id, access);
const endGrant = (record: string) => here.endGrant(record);
const smallPages = () => (deps = { ...deps, pageRows: 7 });

describe('a new device', () => {
  test.each([3, 7, 30, 2000])(
    'is sent all that its person may see, in pages of %i rows',
    async (pageRows) => {
      await device.catchUp({ ...deps, pageRows });
      expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
      expect(new Set(device.cursors.keys())).toEqual(new Set([...shared, ada, bruno, chantal]));
    },
  );

  test('is sent no record that its person does not hold', async () => {
    await endGrant(bruno);
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, ada, chantal));
  });

  test('of an app that reads another projection is told so, and sent nothing', async () => {
    const { pull } = await device.ask(deps, { projection: 'newer' });
    expect(pull).toEqual({ kind: 'upgrade' });
  });
});

describe('a device that was here before', () => {
  beforeEach(() => device.catchUp(deps));

  test('hears that nothing is new, without a new token', async () => {
    const before = device.token;
    expect((await device.ask(deps)).pull).toEqual({ kind: 'current' });
    expect(device.token).toBe(before);
  });

  test('hears it from what was found out with who asks, as long as that is of its token', async () => {
    const [name, { incarnation, projection, expiresAt: until }] = [...store.state.tokens].at(-1)!;
    const epoch = await store.epoch();
    const current = { token: name, incarnation, projection, until };
    const told = async (over: Partial<typeof current> | null) => {
      const standing = { epoch, current: over && { ...current, ...over } };
      return (await exchange(deps, priya, device.request({}), standing)).response.pull.kind;
    };
    expect(await told({})).toBe('current');
    const others = [
      null,
      { token: 'other' },
      { incarnation: 'other' },
      { projection: 'other' },
      { until: now },
    ];
    for (const other of others) expect(await told(other)).toBe('page');
  });

  test('is sent only what changed', async () => {
    await store.edit([client(ada, 'Buzzer 3')]);
    const { pull } = await device.ask(deps);
    expect(pull).toMatchObject({ kind: 'page', more: false, streams: [{ id: ada, reset: false }] });
    expect(pull.kind === 'page' && pull.tables.map(({ ids }) => ids)).toEqual([[ada]]);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('is told of a deleted row by its id alone', async () => {
    const [entry] = rowsIn(ada, 'visitEntry').filter(
      ({ row }) => row.day === addDays(dayAt(now, timeZone), -3),
    );
    await store.erase([{ stream: ada, table: 'visitEntry', id: entry!.row.id }]);
    const { pull } = await device.ask(deps);
    expect(pull).toMatchObject({ tables: [], gone: [[0, 'visitEntry', entry!.row.id, 2]] });
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('is told of a row that left its window by its id alone', async () => {
    const [visit] = rowsIn(ada, 'visit').filter(({ row }) => row.state === 'planned');
    await store.edit([put('visit', { ...visit!.row, day: '2026-08-01' } as never)]);
    const { pull } = await device.ask(deps);
    expect(pull).toMatchObject({ tables: [], gone: [[0, 'visit', visit!.row.id, expect.any(Number)]] });
  });

  test('drops a record that was taken away, and is sent it whole when it comes back', async () => {
    await endGrant(bruno);
    expect((await device.ask(deps)).pull).toMatchObject({ dropped: [bruno] });
    expect(held()).toEqual(expected(...shared, ada, chantal));
    await store.edit([holding(people.priya.id, bruno, 2)]);
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('starts a stream anew when tombstones above its cursor are gone', async () => {
    smallPages();
    const [entry] = rowsIn(ada, 'visitEntry');
    await store.erase([{ stream: ada, table: 'visitEntry', id: entry!.row.id }]);
    const stream = store.state.streams.get(ada)!;
    stream.rows.visitEntry.delete(entry!.row.id);
    stream.minVersion = stream.version;
    // Its cursor must not hide the rows of the later pages.
    expect(await device.catchUp(deps)).toBeGreaterThan(1);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('starts a stream anew when its cursor is ahead of the head', async () => {
    smallPages();
    const stream = store.state.streams.get(ada)!;
    const token = store.state.tokens.get(nameOf(device.token!))!;
    token.vector = token.vector.map(([id, version]) => [id, id === ada ? version + 5 : version]);
    const { pull } = await device.ask(deps);
    expect(pull).toMatchObject({ streams: [{ id: ada, reset: true, cursor: null }] });
    await device.catchUp(deps);
    expect(device.cursors.get(ada)).toBe(stream.version);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });
});

describe('while pages are under way', () => {
  beforeEach(smallPages);

  const until = async (stream: string) => {
    for (;;) {
      const { pull } = await device.ask(deps);
      if (pull.kind !== 'page') throw new Error(pull.kind);
      if (pull.streams.some(({ id, cursor }) => id === stream && cursor === null)) return;
    }
  };

  test('a change behind the last of them is due as soon as they end', async () => {
    const last = [ada, bruno, chantal].sort().at(-1)!;
    await until(last);
    await store.edit([client(last, 'Buzzer 4')]);
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test.each([true, false])(
    'what changes before its page has come is not left out, anew: %s',
    async (anew) => {
      const touch = (rows: ReturnType<typeof rowsIn>, table: TableName) =>
        store.edit(rows.map(({ row }) => put(table, { ...row })));
      if (!anew) {
        await device.catchUp(deps);
        await touch(rowsIn(ada, 'allergy'), 'allergy');
        for (let times = 0; times < 2; times += 1) await touch(rowsIn(ada, 'visit'), 'visit');
      }
      await until(ada);
      const due = (key: string) => held().get(key) !== expected(ada).get(key);
      const later = rowsIn(ada, 'visit').find(
        ({ row }) => expected(ada).has(`visit/${row.id}`) && due(`visit/${row.id}`),
      )!;
      await touch([later], 'visit');
      while (!device.cursors.get(ada)) await device.ask(deps);
      expect(due(`visit/${later.row.id}`)).toBe(false);
    },
  );

  test('a record whose first pages came, and whose last will not, is dropped', async () => {
    await until(ada);
    await endGrant(ada);
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, bruno, chantal));
  });

  test('the same token can be used twice: the answer was lost', async () => {
    await until(ada);
    const request = device.request();
    await device.ask(deps);
    const [lost, again] = [device.token, await device.ask(deps, request)];
    expect(again.pull).toMatchObject({ kind: 'page', streams: [{ id: ada }] });
    expect(device.token).not.toBe(lost);
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('deletions that nobody remembers are not missed', async () => {
    await device.catchUp(deps);
    const entries = rowsIn(ada, 'visitEntry').map(({ row }) => row.id);
    const visits = rowsIn(ada, 'visit').map(({ row }) => put('visit', { ...row } as never));
    await store.erase(entries.map((id) => ({ stream: ada, table: 'visitEntry', id })));
    await store.edit(visits);
    await until(ada);
    const stream = store.state.streams.get(ada)!;
    stream.rows.visitEntry.clear();
    stream.minVersion = stream.version;
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });
});

describe('when the day changes', () => {
  beforeEach(() => device.catchUp(deps));

  test.each([2, 2000])('visits enter and leave all records, in pages of %i rows', async (pageRows) => {
    // Visits a fortnight ahead enter; those of a month ago leave.
    now += DAY;
    await device.catchUp({ ...deps, pageRows });
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('so many rows that one record does not fit a page still come, even if the day changes again', async () => {
    const day = addDays(dayAt(now, timeZone), 15);
    const visits = Array.from({ length: 9 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`);
    await store.edit(
      visits.map((id) => put('visit', plannedVisit(id, { streamId: bruno, day, assignedTo: null }))),
    );
    await device.catchUp(deps);
    now += DAY;
    smallPages();
    await device.ask(deps);
    await device.ask(deps);
    now += DAY;
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('a token of yesterday still says what the device holds', async () => {
    now += DAY;
    const { pull } = await device.ask(deps);
    expect(pull.kind === 'page' && pull.streams.map(({ id, reset }) => [id, reset])).toEqual(
      [ada, bruno, chantal].sort().map((id) => [id, false]),
    );
  });
});

describe('a device whose token the server does not know', () => {
  const forgetAll = () => store.state.tokens.clear();

  test('is asked what it holds, and sent the rest', async () => {
    await device.catchUp(deps);
    await store.edit([client(ada, 'Buzzer 6')]);
    forgetAll();
    expect((await device.ask(deps)).pull).toEqual({ kind: 'ask_holdings' });
    const { pull } = await device.ask(deps, { token: null, holdings: device.holdings() });
    expect(pull).toMatchObject({ streams: [{ id: ada, reset: false }] });
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('is asked the same under another incarnation', async () => {
    await device.catchUp(deps);
    device.incarnation = 'phone-2';
    expect((await device.ask(deps)).pull).toEqual({ kind: 'ask_holdings' });
  });

  test('loses what was taken away meanwhile, also what had come only in part', async () => {
    smallPages();
    while (!device.cursors.has(ada) || device.cursors.get(ada) !== 0) await device.ask(deps);
    forgetAll();
    await endGrant(ada);
    await device.catchUp(deps, { token: null, holdings: device.holdings() });
    expect(held()).toEqual(expected(...shared, bruno, chantal));
  });
});

describe('a device of another epoch', () => {
  beforeEach(() => device.catchUp(deps));

  /** What it is told across epochs, after it was asked what it holds. */
  const across = async () => {
    expect((await device.ask(deps)).pull).toEqual({ kind: 'ask_holdings' });
    const { pull } = await device.ask(deps, { token: null, holdings: device.holdings() });
    if (pull.kind !== 'page') throw new Error(pull.kind);
    return { ...pull, anew: pull.streams.filter(({ reset }) => reset).map(({ id }) => id) };
  };

  test('of the one before keeps what both have in common, and is sent what came since', async () => {
    store.beginEpoch('epoch-2', 'version');
    await store.edit([client(ada, 'Buzzer 7')]);
    const { kept, anew, streams } = await across();
    expect(new Set(kept)).toEqual(new Set([...shared, ada, bruno, chantal]));
    expect([anew, streams.map(({ id }) => id)]).toEqual([[], [ada]]);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
    expect((await device.ask(deps)).pull).toEqual({ kind: 'current' });
  });

  test('starts anew what it has from beyond, though the new epoch has come as far', async () => {
    const before = structuredClone(store.state.streams.get(ada)!);
    await store.edit([client(ada, 'Buzzer 8')]);
    await device.catchUp(deps);
    store.state.streams.set(ada, before);
    store.beginEpoch('epoch-2', 'version');
    await store.edit([client(ada, 'Buzzer 9')]);
    const { kept, anew } = await across();
    expect([kept!.includes(ada), kept!.includes(bruno), anew]).toEqual([false, true, [ada]]);
    expect(device.rows.get(`client/${ada}`)!.values).toMatchObject({ access: 'Buzzer 9' });
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('of the one before keeps nothing where nothing is known to be common', async () => {
    store.beginEpoch('epoch-2', 'nothing');
    const { kept, anew } = await across();
    expect([kept, anew.length]).toEqual([[], 5]);
  });

  test('of an earlier one starts every stream anew, and drops what was taken away', async () => {
    store.beginEpoch('epoch-2', 'version');
    store.beginEpoch('epoch-3', 'version');
    await endGrant(bruno);
    const { kept, anew, dropped } = await across();
    expect([kept, anew.length, dropped]).toEqual([[], 4, [bruno]]);
    expect(held()).toEqual(expected(...shared, ada, chantal));
  });

  test('keeps nothing of a stream whose pages were under way', async () => {
    await store.edit(
      ['a', 'b', 'c', 'd'].map((digit) =>
        put(
          'visit',
          plannedVisit(`00000000-0000-4000-8000-00000000000${digit}`, {
            ...{ streamId: ada, day: dayAt(now, timeZone), assignedTo: null },
          }),
        ),
      ),
    );
    deps = { ...deps, pageRows: 3 };
    expect((await device.ask(deps)).pull).toMatchObject({
      streams: [{ id: ada, reset: false, cursor: null }],
    });
    store.beginEpoch('epoch-2', 'version');
    const { kept } = await across();
    expect([kept!.includes(ada), kept!.includes(bruno)]).toEqual([false, true]);
    await device.catchUp(deps);
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });
});

test('a device of another projection starts every stream anew, and drops what was taken away', async () => {
  await device.catchUp(deps);
  await endGrant(bruno);
  store.state.tokens.get(nameOf(device.token!))!.projection = 'older';
  const { pull } = await device.ask(deps);
  expect(pull).toMatchObject({ dropped: [bruno] });
  expect(pull.kind === 'page' && pull.streams.every(({ reset }) => reset)).toBe(true);
  expect(held()).toEqual(expected(...shared, ada, chantal));
});
