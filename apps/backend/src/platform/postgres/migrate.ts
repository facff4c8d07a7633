import type { Client, Pool } from 'pg';
import { connectClient, type DatabaseAccess, type Login } from './access';
import { ensureLogins } from './logins';
import { readMigrations, type MigrationFile } from './migration-files';
import { isNeverMigrated } from './never-migrated';
import { refusePrivileged } from './privileges';
import { recogniseServer, type Recognised } from './recognise';

/** Any number, as long as it is the same in every process that migrates. */
const LOCK = 4_207_113;

/** A migration that cannot run, or must not. Its message names files alone. */
export class MigrationError extends Error {
  override name = 'MigrationError';
  readonly safeMessage = true;
}

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

/**
 * Brings the database to the newest schema: each numbered file of `migrations/` once, in one transaction
 * each, in the order of their numbers. Several processes may call it at once: one works, the others wait.
 * Throws when the login is privileged, when a file that was applied has changed, or when a migration fails
 * (it is then undone as a whole). A database that was restored begins its new epoch first: whatever a migration writes is
 * already beyond what devices have in common with it.
 * @param logins those in use by the API and the sign-in library, where they are kept by the migration
 */
export async function migrate(owner: DatabaseAccess, logins: Required<Login>[] = []): Promise<Recognised> {
  const files = await readMigrations();
  const client = await connectClient(owner, { name: 'berthcare-migrate' });
  try {
    await refusePrivileged(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureLogins(client, logins);
    await createLedger(client);
    const applied = await readApplied(client);
    refuseChanged(files, applied);
    const recognised = await recogniseServer(client);
    for (const file of files) {
      if (!applied.some(({ number }) => number === file.number)) await apply(client, file);
    }
    return recognised;
  } finally {
    // Ending the connection releases the lock.
    await client.end();
  }
}

/** Whether every migration this program knows was applied. A database that has newer ones too is fine. */
export async function migrationsCurrent(pool: Pool): Promise<boolean> {
  const files = await readMigrations();
  try {
    const { rows } = await pool.query<Applied>('select number, name, checksum from app.migration');
    const checksums = new Set(rows.map(({ checksum }) => checksum));
    return files.every(({ checksum }) => checksums.has(checksum));
  } catch (error) {
    if (isNeverMigrated(error)) return false;
    throw error;
  }
}

async function createLedger(client: Client): Promise<void> {
  await client.query(`
    create schema if not exists app;
    create table if not exists app.migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
}

async function readApplied(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('select number, name, checksum from app.migration');
  return rows;
}

function refuseChanged(files: MigrationFile[], applied: Applied[]): void {
  for (const { number, name, checksum } of applied) {
    const file = files.find((candidate) => candidate.number === number);
    if (file !== undefined && file.checksum !== checksum) {
      throw new MigrationError(
        `Migration ${name} was applied and has changed since: write a new one instead.`,
      );
    }
  }
}

async function apply(client: Client, { number, name, sql, checksum }: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    // A migration that waits for a lock makes everybody behind it wait: better to fail and run again.
    await client.query(`set local lock_timeout = '10s'`);
    await client.query(sql);
    await client.query('insert into app.migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(`Migration ${name} failed and was undone.`, { cause: error });
  }
}
