import { randomUUID } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { testPool } from '../../../test/owner';
import { until } from '../../../test/until';
import { createLogger } from '../logging/logger';
import { databaseAt } from '../postgres/access';
import { hintsSuite } from './acceptance';
import type { Hints } from './hints';
import { postgresHints } from './postgres';

const log = createLogger({ level: 'silent', role: 'test' });
let database: TestDatabase;
let pool: Pool;
let pair: [Hints, Hints];
beforeAll(async () => {
  database = await freshDatabase();
  pool = testPool(database.apiUrl);
  const access = databaseAt(database.apiUrl);
  pair = [await postgresHints(access, pool, log), await postgresHints(access, pool, log)];
});
afterAll(async () => {
  await Promise.all(pair.map((hints) => hints.close()));
  await pool.end();
  await database.drop();
});

hintsSuite('Postgres', () => pair);

test('a listening connection that was cut is made anew', async () => {
  const heard: string[] = [];
  pair[0].subscribe((ids) => heard.push(...ids));
  const outside = new pg.Client({ connectionString: database.superUrl });
  await outside.connect();
  const cut = await outside.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'berthcare-hints' and datname = $1`,
    [new URL(database.apiUrl).pathname.slice(1)],
  );
  await outside.end();
  expect(cut.rowCount).toBe(2);
  const id = randomUUID();
  await until(async () => {
    await pair[1].publish([id]);
    return heard.includes(id);
  });
});

test('a hint that cannot be sent is lost, and nothing else', async () => {
  const closed = testPool(database.apiUrl);
  await closed.end();
  const hints = await postgresHints(databaseAt(database.apiUrl), closed, log);
  await expect(hints.publish([randomUUID()])).resolves.toBeUndefined();
  await hints.close();
});
