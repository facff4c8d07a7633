import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { postgresRecordStore } from '../src/platform/postgres/record-store';
import type { RecordStore } from '../src/sync/store';
import { testPool } from './owner';
import { buildWorld, type World } from './world';

/** A database with the small world in it, for one test file. */
export interface Here {
  database: TestDatabase;
  world: World;
  /** The API's login: row security applies. */
  api: pg.Pool;
  /** The schema owner's: it sees everything. */
  owner: pg.Pool;
  store: RecordStore;
}

interface HereOptions {
  /** Of the API's pool. */
  connections?: number;
  /** Epoch milliseconds. */
  now?: number;
}

/** To be called at the top of a test file; what it returns is there once the tests run. */
export function worldHere({ connections = 4, now = Date.now() }: HereOptions = {}): Here {
  const here = {} as Here;
  beforeAll(async () => {
    here.database = await freshDatabase();
    here.world = await buildWorld(here.database.ownerUrl, now);
    here.api = testPool(here.database.apiUrl, connections);
    here.owner = testPool(here.database.ownerUrl, 3);
    here.store = postgresRecordStore(here.api);
  });
  afterAll(async () => {
    await Promise.all([here.api.end(), here.owner.end()]);
    await here.database.drop();
  });
  return here;
}
