import type { Change } from '@berthcare/shared/commands/command';
import pg from 'pg';
import { databaseAt } from '../src/platform/postgres/access';
import { createPool } from '../src/platform/postgres/pool';
import { upsertsOf } from '../src/platform/postgres/record-rows';

/** Works in one transaction as the schema's owner, outside of any request: what migrations and operators are. */
export async function asOwner<T>(ownerUrl: string, work: (owner: Owner) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const result = await work(ownerOn(client));
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

export interface Owner {
  /** The rows of one statement. */
  rows: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  insert: (table: string, rows: readonly Record<string, unknown>[]) => Promise<void>;
  /** Writes rows of the record, by hand: without a command. */
  put: (...changes: Change[]) => Promise<void>;
}

function ownerOn(client: pg.Client): Owner {
  return {
    rows: async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
      (await client.query<Row>(sql, values)).rows,
    insert: async (table, rows) => {
      for (const row of rows) {
        const keys = Object.keys(row);
        await client.query(
          `insert into app.${table} (${keys.join(', ')}) values (${keys.map((_, i) => `$${i + 1}`).join(', ')})`,
          Object.values(row),
        );
      }
    },
    put: async (...changes) => {
      for (const { statement, values } of upsertsOf(changes)) await client.query({ ...statement, values });
    },
  };
}

/** A pool like the API's own; `size` connections. */
export const testPool = (url: string, size = 4) =>
  createPool({ access: databaseAt(url), size, name: 'berthcare-test', onIdleError: () => undefined });
