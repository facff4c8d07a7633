import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { loginUrls, type LoginUrls } from './login-urls';
import type {} from './provided';

export interface TestDatabase extends LoginUrls {
  /** Removes the database, open connections or not. */
  drop: () => Promise<void>;
}

/**
 * A database of one's own: migrated, and empty but for what migrations put there. For tests named
 * `*.pg.test.ts` or `*.browser.test.ts`; ask once a file, in `beforeAll`.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { superUrl, template, passwords } = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(superUrl, `create database ${name} template ${template} owner berthcare_owner`);
  return {
    ...loginUrls(superUrl, name, passwords),
    drop: () => administer(superUrl, `drop database if exists ${name} with (force)`),
  };
}

async function administer(superUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
