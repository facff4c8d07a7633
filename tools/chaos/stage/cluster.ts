import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { loginUrls, type LoginUrls } from '../../check/login-urls';
import { startPostgres } from '../../local/postgres.mjs';
import { layout } from '../../local/postgres/cluster.mjs';
import { stopPostmaster } from '../../local/postgres/postmaster.mjs';
import { provision } from '../../local/postgres/provision.mjs';
import { gone } from '../../local/process.mjs';
import { killTree } from './processes';

const DATABASE = 'berthcare';
const UNFINISHED = 'unfinished';
const PASSWORDS = { owner: 'owner', api: 'api', auth: 'auth' };

/** Small, so that copies are. Every commit waits for the disk: that is PostgreSQL's default and what is tested. */
const SETTINGS = { min_wal_size: '32MB', max_wal_size: '64MB' };

/** PostgreSQL with its data on the disk, at one address through all its lives and all its disks. */
export class Cluster {
  private folders = 1;

  private constructor(
    private readonly home: string,
    private folder: string,
    private readonly port: number,
    private pid: number,
    readonly urls: LoginUrls,
  ) {}

  static async found(home: string): Promise<Cluster> {
    const folder = join(home, 'postgres-1');
    const { url, port, pid } = await startPostgres({ dir: folder, settings: SETTINGS });
    await provision(url, { database: DATABASE, passwords: PASSWORDS });
    return new Cluster(home, folder, port, pid, loginUrls(url, DATABASE, PASSWORDS));
  }

  /** Where its data are, and where the superuser's password is. */
  get disk(): { data: string; password: string } {
    return layout(this.folder);
  }

  /** All its processes at once. */
  async kill(): Promise<void> {
    killTree(this.pid);
    if (!(await gone(this.pid, 60_000))) throw new Error(`PostgreSQL ${this.pid} outlives its being killed`);
  }

  /** @param more settings for this life */
  async start(more: Record<string, string> = {}): Promise<{ url: string }> {
    const settings = { ...SETTINGS, ...more };
    const { url, pid } = await startPostgres({ dir: this.folder, port: this.port, settings });
    this.pid = pid;
    return { url };
  }

  async stop(): Promise<void> {
    await stopPostmaster(this.pid, 'immediate');
  }

  /** Another folder for a server or a copy of one. */
  newFolder(name: string): string {
    return join(this.home, `${name}-${(this.folders += 1)}`);
  }

  /** Kills the server and starts one on another disk, in its place. */
  async moveTo(folder: string, more: Record<string, string> = {}): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
    this.folder = folder;
    await this.start(more);
  }

  /** The same with a new server. Its database has its name, and can be reached, once it is filled. */
  async moveToNew(fill: (ownerUrl: string) => Promise<void>): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
    this.folder = this.newFolder('postgres');
    const { url } = await this.start();
    await provision(url, { database: UNFINISHED, passwords: PASSWORDS });
    await fill(loginUrls(url, UNFINISHED, PASSWORDS).ownerUrl);
    const { password } = new URL(this.urls.superUrl);
    await asSuperuser(url, async (client) => {
      await client.query(`alter role postgres password ${client.escapeLiteral(password)}`);
      await client.query(`alter database ${UNFINISHED} rename to ${DATABASE}`);
    });
  }

  /** Nobody of the product gets in any more, and who is in is thrown out. */
  async shutOut(): Promise<void> {
    await asSuperuser(this.urls.superUrl, async (client) => {
      await client.query('alter role berthcare_api nologin');
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'berthcare_api'`,
      );
    });
  }
}

/** @param url of the superuser */
export async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
