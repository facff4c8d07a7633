import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { databaseAt } from '../../apps/backend/src/platform/postgres/access';
import { migrate } from '../../apps/backend/src/platform/postgres/migrate';
import { loginUrls } from '../check/login-urls';
import { startPostgres } from '../local/postgres.mjs';
import { throwawayStore } from '../local/postgres/home.mjs';
import { provision } from '../local/postgres/provision.mjs';

const PASSWORDS = { owner: 'owner', api: 'api', auth: 'auth' };
const TEMPLATE = 'migrated';

/** The tests' database server, except that a commit waits for the disk: what is measured is what is run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The name is the tests' own, so that what a killed run leaves behind is swept by the next one of either.
  const dir = mkdtempSync(join(throwawayStore(), `berthcare-postgres-${process.pid}-`));
  const server = await startPostgres({ dir });
  const stop = async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await provision(server.url, { database: TEMPLATE, passwords: PASSWORDS });
    await migrate(databaseAt(loginUrls(server.url, TEMPLATE, PASSWORDS).ownerUrl));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('postgres', { superUrl: server.url, template: TEMPLATE, passwords: PASSWORDS });
  return stop;
}
