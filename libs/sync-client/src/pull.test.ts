import { beforeEach, describe, expect, test } from 'vitest';
import { put, type Change } from '@berthcare/shared/commands/command';
import { addDays } from '@berthcare/utils/day';
import { ada, bruno, today, visit } from '@berthcare/shared/testing/record-rows';
import type { Database } from './database';
import { lay, lift } from './overlay';
import { applyPage } from './pull';
import { createTables } from './schema';
import { memoryDatabase } from './testing/memory-database';
import { page, window } from './testing/scripted-server';

let db: Database;

const visits = async () =>
  (await db.query<{ summary: string }>('select summary from "visit" order by summary')).map(
    (row) => row.summary,
  );
const cursor = async (id: string) =>
  (await db.query<{ cursor: number | null }>('select cursor from _stream where id = ?', [id]))[0]?.cursor;

const named = (name: string, over: Parameters<typeof visit>[1] = {}): Change =>
  put('visit', visit(name, { summary: name, ...over }));

const apply = (parts: Parameters<typeof page>[0]) => db.transaction((tx) => applyPage(tx, page(parts)));
const anew = (next: number | null, begins = true) => [{ id: ada, reset: true, begins, cursor: next }];

beforeEach(async () => {
  db = await memoryDatabase();
  await db.batch(createTables());
});

describe('a stream that starts anew', () => {
  beforeEach(() => apply({ streams: anew(1), rows: [named('a'), named('b')] }));

  test('is what its pages brought, once the last has come', async () => {
    await apply({ streams: anew(null), rows: [named('b'), named('c')] });
    expect([await visits(), await cursor(ada)]).toEqual([['a', 'b', 'c'], null]);
    await apply({ streams: anew(5, false), rows: [named('d')] });
    expect([await visits(), await cursor(ada)]).toEqual([['b', 'c', 'd'], 5]);
  });

  test('forgets what an unfinished run had brought', async () => {
    await apply({ streams: anew(null), rows: [named('c')] });
    await apply({ streams: anew(null), rows: [named('d')] });
    await apply({ streams: anew(6, false), rows: [] });
    expect(await visits()).toEqual(['d']);
    expect(await db.query('select * from _seen')).toEqual([]);
  });

  test('leaves other streams alone', async () => {
    const rows = [named('other', { streamId: bruno })];
    await apply({ streams: [{ id: bruno, reset: true, cursor: 1 }], rows });
    await apply({ streams: anew(2), rows: [] });
    expect(await visits()).toEqual(['other']);
  });
});

describe('a stream that goes on', () => {
  beforeEach(() => apply({ streams: anew(1), rows: [named('a'), named('b')] }));

  test('keeps what the page says nothing of', async () => {
    const { id } = visit('a');
    await apply({ streams: [{ id: ada, cursor: 2 }], rows: [named('c')], gone: [[0, 'visit', id, 2]] });
    expect([await visits(), await cursor(ada)]).toEqual([['b', 'c'], 2]);
  });

  test('has no cursor from its first page to its last', async () => {
    await apply({ streams: [{ id: ada, cursor: null }], rows: [named('c')] });
    expect([await visits(), await cursor(ada)]).toEqual([['a', 'b', 'c'], null]);
    await apply({ streams: [{ id: ada, begins: false, cursor: 4 }], rows: [named('d')] });
    expect([await visits(), await cursor(ada)]).toEqual([['a', 'b', 'c', 'd'], 4]);
  });
});

test('what lies outside the window leaves, whole days of it', async () => {
  const days = [window.from, addDays(window.from, -1), window.to, addDays(window.to, 1), today];
  const rows = days.map((day) => named(day, { day }));
  await apply({ streams: anew(1), rows, window: { from: '2026-01-01', to: '2026-12-31' } });
  expect(await visits()).toHaveLength(5);
  await apply({ streams: [] });
  expect(await visits()).toEqual([window.from, today, window.to]);
});

test('what its person wrote about a day that has left is seen until it is answered, whatever else comes', async () => {
  const early = { day: addDays(window.from, -1) };
  await db.transaction((tx) => lay(tx, [named('pending', early)]));
  await apply({ streams: [] });
  expect(await visits()).toEqual(['pending']);
  await db.transaction((tx) => lift(tx, ada));
  expect(await visits()).toEqual([]);
});

test('what a newer server knows, and this app does not, is passed over', async () => {
  const known = page({ streams: anew(3), rows: [named('a')] });
  const moon = { table: 'moonPhase', streams: [0], versions: [2], ids: ['m'], columns: [['full']] };
  const added = known.tables.map((table) => ({ ...table, columns: [...table.columns, ['a newer column']] }));
  await db.transaction((tx) =>
    applyPage(tx, { ...known, tables: [moon, ...added], gone: [[0, 'moonPhase', 'n', 3]] }),
  );
  expect([await visits(), await cursor(ada)]).toEqual([['a'], 3]);
});

test('a value that this app does not know is carried', async () => {
  await apply({ streams: anew(1), rows: [named('a', { state: 'postponed' as never })] });
  expect(await db.query('select state from "visit"')).toEqual([{ state: 'postponed' }]);
});
