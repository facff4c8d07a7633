import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markdownFiles, readPage } from './markdown';
import { freshDatabase, type TestDatabase } from './test-database';

/** The SQL of the runbooks, run as who the operator is there: the owner, on an empty database. */
const blocks = markdownFiles().flatMap((path) =>
  readPage(path)
    .blocks.filter(({ language }) => language === 'sql')
    .map(({ text }) => ({ path, text })),
);

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

test('there is something to run', () => {
  expect(blocks.length).toBeGreaterThan(3);
});

test.each(blocks)('$path: $text', async ({ text }) => {
  await owner.query('begin');
  try {
    await owner.query(text);
  } finally {
    await owner.query('rollback');
  }
});
