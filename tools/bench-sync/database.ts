import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { databaseAt } from '../../apps/backend/src/platform/postgres/access';
import { migrate } from '../../apps/backend/src/platform/postgres/migrate';
import { loginUrls, type LoginUrls } from '../check/login-urls';
import { startPostgres } from '../local/postgres.mjs';
import { alive } from '../local/process.mjs';
import { throwawayStore } from '../local/postgres/home.mjs';
import { provision } from '../local/postgres/provision.mjs';
import { atExit } from './at-exit';

const PASSWORDS = { owner: 'owner', api: 'api', auth: 'auth' };

/** PostgreSQL 15 whose commits wait for the disk: as the product is run, the same for everybody. */
export interface DatabaseServer {
  pid: number;
  database(name: string, migrated: boolean): Promise<LoginUrls>;
  stop(): Promise<void>;
}

/** @param settings besides the usual ones; durability cannot be turned off here */
export async function startDatabase(settings: Record<string, string> = {}): Promise<DatabaseServer> {
  // The name is the tests' own, so that what a killed run leaves behind is swept by their next one.
  const dir = mkdtempSync(join(throwawayStore(), `berthcare-postgres-${process.pid}-`));
  const server = await startPostgres({
    dir,
    settings: { ...settings, fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  });
  // Not the way it should end: what is thrown away may end as in a power cut.
  const forget = atExit(() => alive(server.pid) && process.kill(server.pid, 'SIGQUIT'));
  return {
    pid: server.pid,
    async database(name, migrated) {
      await provision(server.url, { database: name, passwords: PASSWORDS });
      const urls = loginUrls(server.url, name, PASSWORDS);
      if (migrated) await migrate(databaseAt(urls.ownerUrl));
      return urls;
    },
    async stop() {
      forget();
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** After it was filled: statistics as they are in a database that has lived for a while, and nothing left to write. */
export async function settle(superUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
}
