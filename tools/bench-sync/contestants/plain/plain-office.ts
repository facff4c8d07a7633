import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Change } from '../../../../libs/shared/src/commands/command';
import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import type { LoginUrls } from '../../../check/login-urls';
import { settle } from '../../database';
import { freePort, startServer } from '../../server-process';
import { agency } from '../../world/world';
import type { Office, Place } from '../contestant';
import { plainTables, schemaText } from './schema';
import { upsert } from './statements';

/** What serves the tables. */
export interface Serving {
  port: number;
  pids: readonly number[];
  stop(): Promise<void>;
}

interface Served {
  /** Of the database, and of the contestant. */
  name: string;
  serve(urls: LoginUrls): Promise<Serving>;
}

/** One program of the contestant's own: told PORT and DATABASE_URL. */
export const program =
  (script: URL) =>
  async ({ ownerUrl }: LoginUrls): Promise<Serving> => {
    const port = await freePort();
    const { pid, stop } = await startServer({
      command: [fileURLToPath(script)],
      env: { PORT: String(port), DATABASE_URL: ownerUrl, NODE_ENV: 'production' },
      readyUrl: `http://127.0.0.1:${port}/`,
    });
    return { port, pids: [pid], stop };
  };

/** The office of a contestant that keeps the rows in ordinary tables. */
export async function plainOffice({ name, serve }: Served, place: Place): Promise<Office> {
  const urls = await place.database(name, false);
  const pool = new pg.Pool({ connectionString: urls.ownerUrl, max: 1 });
  await pool.query(schemaText);
  const { shared, caregivers } = place.world;
  await write(pool, [
    ...shared,
    ...caregivers.flatMap(({ records, spare }) => [...records, spare].flatMap(({ rows }) => rows)),
  ]);
  const hold = (person: string, stream: string, held: boolean) =>
    pool.query(
      `insert into plain.access ("personId", "streamId", "held", "modified") values ($1, $2, $3, nextval('plain.modified'))
        on conflict ("personId", "streamId") do update set "held" = excluded."held", "modified" = excluded."modified"`,
      [person, stream, held],
    );
  for (const { id, records } of caregivers)
    for (const stream of [agency.id, ...records.map((record) => record.id)]) await hold(id, stream, true);
  await settle(urls.superUrl);

  const serving = await serve(urls);
  return {
    port: serving.port,
    pids: serving.pids,
    postgresPid: place.postgresPid,
    identityOf: ({ id }) => ({ personId: id, agencyId: agency.id, key: id }),
    change: (entries) =>
      write(
        pool,
        entries.map((row) => ({ table: 'visitEntry', row })),
      ),
    give: async ({ id, spare }) => void (await hold(id, spare.id, true)),
    take: async ({ id, spare }) => void (await hold(id, spare.id, false)),
    valueOf: async (id) => {
      const { rows } = await pool.query<{ value: EntryValue }>(
        'select "value" from plain."visitEntry" where "id" = $1',
        [id],
      );
      return rows[0]?.value ?? null;
    },
    async close() {
      await serving.stop();
      await pool.end();
    },
  };
}

async function write(pool: pg.Pool, changes: readonly Change[]): Promise<void> {
  for (const table of plainTables) {
    const rows = changes.filter((change) => change.table === table).map(({ row }) => row);
    if (rows.length > 0) await pool.query(upsert(table), [JSON.stringify(rows)]);
  }
}
