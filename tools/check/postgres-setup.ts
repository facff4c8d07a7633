import type { TestProject } from 'vitest/node';
import { databaseAt } from '../../apps/backend/src/platform/postgres/access';
import { migrate } from '../../apps/backend/src/platform/postgres/migrate';
import { provision } from '../local/postgres/provision.mjs';
import { startThrowawayPostgres } from '../local/postgres/throwaway.mjs';
import { sealTemplate } from './administer';
import { loginUrls } from './login-urls';

const PASSWORDS = { owner: 'owner', api: 'api', auth: 'auth' };
const TEMPLATE = 'migrated';

/**
 * One server for the whole run, and in it a migrated database of which every test file gets a copy
 * (see `test-database.ts`).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayPostgres();
  try {
    await provision(server.url, { database: TEMPLATE, passwords: PASSWORDS });
    await migrate(databaseAt(loginUrls(server.url, TEMPLATE, PASSWORDS).ownerUrl));
    await sealTemplate(server.url, TEMPLATE);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('postgres', { superUrl: server.url, template: TEMPLATE, passwords: PASSWORDS });
  return () => server.stop();
}
