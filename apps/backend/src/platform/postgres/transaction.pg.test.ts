import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { asOwner, testPool } from '../../../test/owner';
import { NotCommitted, withContext, withoutContext } from './transaction';

const context = { agencyId: randomUUID(), personId: randomUUID(), role: `o'brien` };
let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = testPool(database.apiUrl, 3);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const whoAmI = 'select app.agency_id() as "agencyId", app.person_id() as "personId", app.role_name() as role';

test('the context holds for the transaction, and for no other on the same connection', async () => {
  const single = testPool(database.apiUrl, 1);
  expect((await withContext(single, context, (tx) => tx.query(whoAmI))).rows).toEqual([context]);
  await expect(withoutContext(single, (tx) => tx.query(whoAmI))).rejects.toThrow('context.missing');
  await expect(single.query(whoAmI)).rejects.toThrow('context.missing');
  await single.end();
});

test('an error undoes everything, and the connection is good for the next', async () => {
  const single = testPool(database.apiUrl, 1);
  const write = `insert into app.rate_limit (key) values ('undone')`;
  await expect(
    withoutContext(single, async (tx) => {
      await tx.query(write);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect((await single.query(`select from app.rate_limit where key = 'undone'`)).rowCount).toBe(0);
  await single.end();
});

test('where a statement has failed nothing is committed, and whoever went on is told', async () => {
  const goneOn = withoutContext(pool, async (tx) => {
    await tx.query(`insert into app.rate_limit (key) values ('lost')`);
    await tx.query('select 1 / 0').catch(() => undefined);
  });
  await expect(goneOn).rejects.toThrow(NotCommitted);
});

test('a savepoint undoes its part alone', async () => {
  const keys = await withoutContext(pool, async (tx) => {
    const put = (key: string) => tx.query('insert into app.rate_limit (key) values ($1)', [key]);
    await put('outer');
    await tx.savepoint(async () => tx.savepoint(() => put('inner')));
    await expect(tx.savepoint(() => put('outer'))).rejects.toThrow('duplicate key');
    return tx.query(`select key from app.rate_limit where key in ('outer', 'inner') order by key`);
  });
  expect(keys.rows).toEqual([{ key: 'inner' }, { key: 'outer' }]);
});

test('a read-only transaction cannot write', async () => {
  const write = withContext(
    pool,
    context,
    (tx) => tx.query(`insert into app.rate_limit (key) values ('x')`),
    {
      readOnly: true,
    },
  );
  await expect(write).rejects.toThrow('read-only transaction');
});

test('two that deadlock both end well: one is run again', async () => {
  await asOwner(database.ownerUrl, ({ insert }) => insert('rate_limit', [{ key: 'left' }, { key: 'right' }]));
  let waiting = 0;
  let goOn = () => {};
  const both = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const runs: string[] = [];
  const crossing = (first: string, second: string) =>
    withoutContext(pool, async (tx) => {
      const add = (key: string) =>
        tx.query('update app.rate_limit set points = points + 1 where key = $1', [key]);
      runs.push(first);
      await add(first);
      waiting += 1;
      if (waiting === 2) goOn();
      await both;
      await add(second);
    });
  await Promise.all([crossing('left', 'right'), crossing('right', 'left')]);
  expect(runs).toHaveLength(3);
  const { rows } = await pool.query(`select points from app.rate_limit where key in ('left', 'right')`);
  expect(rows).toEqual([{ points: 2 }, { points: 2 }]);
});

test('whole numbers of 8 bytes, days and points in time come back as what they are', async () => {
  const { rows } = await pool.query(`select 9007199254740991::int8 as big, '2026-11-23'::date as day`);
  expect(rows).toEqual([{ big: 9_007_199_254_740_991, day: '2026-11-23' }]);
  await expect(pool.query('select 9007199254740993::int8')).rejects.toThrow(RangeError);
});
