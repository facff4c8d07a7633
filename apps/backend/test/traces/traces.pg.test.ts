import { afterEach, describe, expect, test } from 'vitest';
import type pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../../tools/check/test-database';
import { testPool } from '../owner';
import { memoryStage } from './memory-stage';
import { postgresStage } from './postgres-stage';
import { record } from './record';
import { inWords, replay } from './replay';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

let database: TestDatabase;
let api: pg.Pool;

afterEach(async () => {
  await api.end();
  await database.drop();
});

describe('the record in Postgres answers a trace as the record in memory does, and has the same in its books', () => {
  test.each(seeds)('world %i', async (seed) => {
    const trace = await record(seed);
    database = await freshDatabase();
    api = testPool(database.apiUrl);
    const inMemory = inWords(trace, await replay(trace, await memoryStage(trace)));
    const inPostgres = inWords(
      trace,
      await replay(trace, await postgresStage(trace, database.ownerUrl, api)),
    );
    expect(inPostgres).toEqual(inMemory);
  });
});
