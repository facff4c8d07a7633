import type { Pool } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { testPool } from '../../../test/owner';
import { rateLimitsSuite } from './acceptance';
import { postgresRateLimits } from './postgres';

let database: TestDatabase;
let pools: [Pool, Pool];
beforeAll(async () => {
  database = await freshDatabase();
  pools = [testPool(database.apiUrl), testPool(database.apiUrl)];
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

rateLimitsSuite('Postgres', () => [postgresRateLimits(pools[0]), postgresRateLimits(pools[1])]);
