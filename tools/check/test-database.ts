import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { administer } from './administer';
import { loginUrls, type LoginUrls } from './login-urls';
import type {} from './provided';

export interface TestDatabase extends LoginUrls {
  /** Removes the database, open connections or not. */
  drop: () => Promise<void>;
}

/**
 * A database of one's own: migrated, and empty but for what migrations put there. For tests named
 * `*.pg.test.ts` or `*.browser.test.ts`; ask once a file, in `beforeAll`.
 * @param template a copy of this one, where something else than what is migrated is wanted
 */
export async function freshDatabase(template = inject('postgres').template): Promise<TestDatabase> {
  const { superUrl, passwords } = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(superUrl, `create database ${name} template ${template} owner berthcare_owner`);
  return {
    ...loginUrls(superUrl, name, passwords),
    drop: () => administer(superUrl, `drop database if exists ${name} with (force)`),
  };
}
