import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markdownFiles, readPage } from './markdown';
import { freshDatabase, type TestDatabase } from './test-database';

/** The id that stands in the runbooks where an operator puts theirs: here it is a person's, a phone's and a login's. */
const ID = '00000000-0000-0000-0000-000000000000';
const AGENCY = '11111111-1111-4111-8111-111111111111';

/** An agency with one person who has a phone, an open code and a session in the office. */
const SOMEBODY = `
  insert into app.agency (id, name, time_zone, locale, phone) values ('${AGENCY}', 'Agency', 'America/Toronto', 'en', '');
  insert into app.person (id, agency_id, name, role, locale) values ('${ID}', '${AGENCY}', 'Danielle Roy', 'caregiver', 'en');
  insert into app.device (id, agency_id, person_id, name, platform, public_key, activated_at)
    values ('${ID}', '${AGENCY}', '${ID}', 'Phone', 'ios', '{}', '2026-11-20 08:00:00+00');
  insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, expires_at)
    values ('${ID}', '${AGENCY}', '${ID}', '${ID}', '\\x00', now() + interval '1 hour');
  insert into auth."user" (id, name, email, "emailVerified", "agencyId", "personId")
    values ('${ID}', 'Danielle Roy', 'danielle@agency.example', true, '${AGENCY}', '${ID}');
  insert into auth.session (id, "userId", token, "expiresAt", "updatedAt")
    values ('${ID}', '${ID}', 'token', now() + interval '1 hour', now());
`;

/** The SQL of the runbooks, run as who the operator is there: the owner. */
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
  await owner.query(SOMEBODY);
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
    // One result a statement, though the types know of one alone.
    const results = [await owner.query(text)].flat();
    const changes = results.filter(({ command }) => command !== 'SELECT');
    // What is to change somebody's rights does, and its triggers do not mind.
    expect(changes.map(({ rowCount }) => rowCount)).toEqual(changes.map(() => 1));
  } finally {
    await owner.query('rollback');
  }
});
