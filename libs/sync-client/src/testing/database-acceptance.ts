import type { Database } from '../database';
import { DatabaseError } from '../sqlite/database-error';

/** One promise of the database port; `run` gets an open, empty database and throws where the promise is broken. */
export interface DatabasePromise {
  name: string;
  run(db: Database): Promise<void>;
}

/** What every driver must keep, free of any test runner so that a browser page can run it as well. */
export const databasePromises: readonly DatabasePromise[] = [
  {
    name: 'values come back as they went in',
    async run(db) {
      await db.exec('create table t (a text, b integer, c real, d blob, e text)');
      await db.exec('insert into t values (?, ?, ?, ?, ?)', [
        'Émilie « 36,6 »',
        1_790_000_000_123,
        36.6,
        new Uint8Array([0, 1, 255]),
        null,
      ]);
      const [row] = await db.query<{ a: string; b: number; c: number; d: Uint8Array; e: null }>(
        'select * from t',
      );
      same(row?.a, 'Émilie « 36,6 »');
      same(row?.b, 1_790_000_000_123);
      same(row?.c, 36.6);
      same([...(row?.d ?? [])].join(), '0,1,255');
      same(row?.e, null);
    },
  },
  {
    name: 'a script without parameters runs whole',
    async run(db) {
      await db.exec("create table t (a); insert into t values ('x;y'); insert into t values (2);");
      same(await count(db), 2);
    },
  },
  {
    name: 'a statement with parameters must be one',
    async run(db) {
      await db.exec('create table t (a)');
      await rejects(db.exec('insert into t values (?); delete from t', [1]), 'other');
      same(await count(db), 0);
    },
  },
  {
    name: 'the same text may be run again with other values, and after a change of the schema',
    async run(db) {
      await db.exec('create table t (a)');
      for (const value of [1, 2, 3]) await db.exec('insert into t values (?)', [value]);
      same((await db.query('select * from t where a > ?', [1])).length, 2);
      same((await db.query('select * from t where a > ?', [2])).length, 1);
      await db.exec('alter table t add column b default 7');
      same(JSON.stringify(await db.query('select * from t where a > ?', [2])), '[{"a":3,"b":7}]');
    },
  },
  {
    name: 'a broken constraint is an error, names itself and leaves the database usable',
    async run(db) {
      await db.exec('create table t (a integer primary key)');
      await db.exec('insert into t values (1)');
      const error = await rejects(db.exec('insert into t values (?)', [1]), 'constraint');
      same(/t\.a/.test(error.message), true);
      await db.exec('insert into t values (?)', [2]);
      same(await count(db), 2);
    },
  },
  {
    name: 'foreign keys hold',
    async run(db) {
      await db.exec('create table p (id integer primary key); create table t (p references p (id));');
      await rejects(db.exec('insert into t values (?)', [9]), 'constraint');
    },
  },
  {
    name: 'wrong SQL is an error',
    async run(db) {
      await rejects(db.exec('selec 1'), 'other');
      await rejects(db.query('select * from nowhere'), 'other');
    },
  },
  {
    name: 'a batch is all or nothing',
    async run(db) {
      await db.exec('create table t (a integer primary key)');
      await db.batch([{ sql: 'insert into t values (?)', params: [1] }, { sql: 'insert into t values (2)' }]);
      await rejects(
        db.batch([{ sql: 'insert into t values (3)' }, { sql: 'insert into t values (?)', params: [1] }]),
        'constraint',
      );
      same(await count(db), 2);
    },
  },
  {
    name: 'a transaction keeps what its work wrote and answers with its result',
    async run(db) {
      await db.exec('create table t (a integer primary key)');
      const answer = await db.transaction(async (tx) => {
        await tx.exec('insert into t values (1)');
        await tx.batch([{ sql: 'insert into t values (2)' }, { sql: 'insert into t values (3)' }]);
        return (await tx.query<{ n: number }>('select count(*) as n from t'))[0]?.n;
      });
      same(answer, 3);
      same(await count(db), 3);
    },
  },
  {
    name: 'an exception rolls the transaction back and arrives at the caller',
    async run(db) {
      await db.exec('create table t (a)');
      const failure = new Error('stop');
      const caught = await db
        .transaction(async (tx) => {
          await tx.exec('insert into t values (1)');
          throw failure;
        })
        .catch((error: unknown) => error);
      same(caught, failure);
      same(await count(db), 0);
    },
  },
  {
    name: 'work may catch a broken constraint and go on; a failed batch leaves nothing behind',
    async run(db) {
      await db.exec('create table t (a integer primary key)');
      await db.transaction(async (tx) => {
        await tx.exec('insert into t values (1)');
        await rejects(
          tx.batch([{ sql: 'insert into t values (2)' }, { sql: 'insert into t values (1)' }]),
          'constraint',
        );
        await tx.exec('insert into t values (4)');
      });
      same(JSON.stringify(await db.query('select a from t order by a')), '[{"a":1},{"a":4}]');
    },
  },
  {
    name: 'others wait for a transaction and never fall into it',
    async run(db) {
      await db.exec('create table t (a)');
      let leave = () => {};
      const inside = new Promise<void>((resolve) => (leave = resolve));
      const failing = db
        .transaction(async (tx) => {
          await tx.exec("insert into t values ('inside')");
          await inside;
          throw new Error('stop');
        })
        .catch(() => undefined);
      const outside = db.exec("insert into t values ('outside')");
      const seen = db.query('select a from t');
      leave();
      await Promise.all([failing, outside]);
      same(JSON.stringify(await seen), '[{"a":"outside"}]');
    },
  },
  {
    name: 'twenty transactions at once that read, then write, lose no update',
    async run(db) {
      await db.exec('create table t (a)');
      await db.exec('insert into t values (0)');
      await Promise.all(
        Array.from({ length: 20 }, () =>
          db.transaction(async (tx) => {
            const [row] = await tx.query<{ a: number }>('select a from t');
            await tx.exec('update t set a = ?', [(row?.a ?? 0) + 1]);
          }),
        ),
      );
      same(JSON.stringify(await db.query('select a from t')), '[{"a":20}]');
    },
  },
  {
    name: 'a transaction that is over takes no more statements',
    async run(db) {
      await db.exec('create table t (a)');
      const escaped = await db.transaction(async (tx) => tx);
      await rejects(escaped.exec('insert into t values (1)'), 'closed');
      same(await count(db), 0);
    },
  },
  {
    name: 'full text search finds words and forgets deleted ones',
    async run(db) {
      await db.exec(
        "create virtual table s using fts5 (body); insert into s (s, rank) values ('secure-delete', 1);",
      );
      await db.exec('insert into s (body) values (?)', ['pansement au talon']);
      same((await db.query('select rowid from s where s match ?', ['talon'])).length, 1);
      await db.exec('delete from s');
      same((await db.query('select rowid from s where s match ?', ['talon'])).length, 0);
    },
  },
  {
    name: 'a closed database says so',
    async run(db) {
      await db.close();
      await rejects(db.query('select 1'), 'closed');
      await rejects(
        db.transaction(async () => undefined),
        'closed',
      );
    },
  },
];

async function count(db: Database): Promise<number | undefined> {
  return (await db.query<{ n: number }>('select count(*) as n from t'))[0]?.n;
}

function same(actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) throw new Error(`expected ${String(expected)}, got ${String(actual)}`);
}

async function rejects(work: Promise<unknown>, fault: DatabaseError['fault']): Promise<DatabaseError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof DatabaseError && outcome.fault === fault) return outcome;
  throw new Error(`expected a database error "${fault}", got ${String(outcome)}`);
}
