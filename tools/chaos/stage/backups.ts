import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dump, hasPostgresTools, restore } from '../../../apps/backend/test/restore/postgres-tools';
import { databaseAt } from '../../../apps/backend/src/platform/postgres/access';
import { migrate } from '../../../apps/backend/src/platform/postgres/migrate';
import { layout, writePrivate } from '../../local/postgres/cluster.mjs';
import { makePrivate } from '../../local/postgres/home.mjs';
import { asSuperuser, type Cluster } from './cluster';

const run = promisify(execFile);

/** A copy of the database, made while it was at work. */
export interface Backup {
  /** How it comes back: each is another way for a server to be a different one without anybody saying so. */
  ways: readonly Way[];
  remove(): void;
}

export interface Way {
  name: string;
  putBack(cluster: Cluster): Promise<void>;
}

/** PostgreSQL's own way of being copied at work: what was committed while the copy was made is in it. */
export async function copyDisk(cluster: Cluster): Promise<Backup> {
  const folder = cluster.newFolder('backup');
  makePrivate(folder);
  const [from, to] = [cluster.disk, layout(folder)];
  await asSuperuser(cluster.urls.superUrl, async (client) => {
    await client.query(`select pg_backup_start('chaos', true)`);
    // Files may go while it copies: the log, copied last, makes up for all of it.
    await run('cp', ['-a', from.data, to.data]).catch(() => undefined);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
    rmSync(join(to.data, 'pg_wal'), { recursive: true });
    await run('cp', ['-a', join(from.data, 'pg_wal'), join(to.data, 'pg_wal')]);
    await run('cp', ['-a', from.password, to.password]);
    for (const own of ['postmaster.pid', 'postmaster.opts']) rmSync(join(to.data, own), { force: true });
    writePrivate(join(to.data, 'backup_label'), rows[0]!.labelfile);
  });

  const onAnotherDisk = async (cluster: Cluster, mark?: string): Promise<string> => {
    const disk = cluster.newFolder('postgres');
    await run('cp', ['-a', folder, disk]);
    if (mark) writePrivate(join(layout(disk).data, mark), '');
    return disk;
  };
  return {
    ways: [
      {
        // It begins a timeline of its own.
        name: 'a point in time',
        putBack: async (cluster) =>
          cluster.moveTo(await onAnotherDisk(cluster, 'recovery.signal'), { restore_command: 'false' }),
      },
    ],
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Whether this machine has the programs for it. */
export const canDump = hasPostgresTools;

export async function dumpDatabase(cluster: Cluster): Promise<Backup> {
  const file = cluster.newFolder('dump');
  await dump(cluster.urls.ownerUrl, file);
  const putBack = (cluster: Cluster) =>
    cluster.moveToNew(async (ownerUrl) => {
      await restore(ownerUrl, file);
      await migrate(databaseAt(ownerUrl));
    });
  return { ways: [{ name: 'a dump', putBack }], remove: () => rmSync(file) };
}
