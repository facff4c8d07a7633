import { describe, expect, it } from 'vitest';
import { databasePromises } from './database-acceptance';
import { memoryDatabase } from './memory-database';

describe('the in-memory database keeps the promises of the port', () => {
  for (const promise of databasePromises) {
    it(promise.name, async () => {
      const db = await memoryDatabase();
      await promise.run(db);
      await db.close().catch(() => undefined);
    });
  }
});

describe('many in-memory databases in one process', () => {
  it('are strangers to each other', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => memoryDatabase()));
    await Promise.all(all.map((db, i) => db.exec(`create table t as select ${i} as a`)));
    const seen = await Promise.all(
      all.map(async (db) => (await db.query<{ a: number }>('select a from t'))[0]?.a),
    );
    expect(seen).toEqual(all.map((_, i) => i));
    await Promise.all(all.map((db) => db.close()));
  });

  it('settle in microtasks, without waiting for timers or the event loop', async () => {
    const db = await memoryDatabase();
    let timerRan = false;
    setImmediate(() => (timerRan = true));
    await db.transaction(async (tx) => {
      await tx.exec('create table t (a)');
      await tx.query('select * from t');
    });
    expect(timerRan).toBe(false);
    await db.close();
  });
});
