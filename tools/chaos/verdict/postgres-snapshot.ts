import type pg from 'pg';
import type { AnyRow, Written } from '../../../apps/backend/test/invariants/evidence';
import { serverOf } from '../../../apps/backend/test/invariants/postgres-server';
import type { ServerSnapshot } from '../../../apps/backend/test/invariants/server-snapshot';
import { testPool } from '../../../apps/backend/test/owner';
import { snakeCase } from '../../../apps/backend/src/platform/postgres/record-columns';
import type { Table } from '../../../libs/shared/src/record/table';
import { tableNames, tables, type TableName } from '../../../libs/shared/src/record/tables';

export interface Evidence {
  server: ServerSnapshot;
  /** Every row ever written, in order. */
  written: Written[];
}

/** All of the server that the invariants speak of, as one moment had it. */
export async function lookAt(ownerUrl: string): Promise<Evidence> {
  const pool = testPool(ownerUrl, 1);
  try {
    return await inSnapshot(pool, async (client) => ({
      server: await serverOf(client),
      written: await writtenOf(client),
    }));
  } finally {
    await pool.end();
  }
}

async function inSnapshot<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  await client.query('begin isolation level repeatable read read only');
  try {
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

interface Noted {
  stream: string;
  version: number;
  name: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  command: string | null;
}

const byName = new Map(tableNames.map((name) => [snakeCase(name), name]));

async function writtenOf(client: pg.PoolClient): Promise<Written[]> {
  const { rows } = await client.query<Noted>('select * from chaos.written order by n');
  return rows.map(({ stream, version, name, before, after, command }) => {
    const table = byName.get(name)!;
    return {
      ...{ stream, version, table, commandId: command },
      ...{ before: declared(table, before), after: declared(table, after) },
    };
  });
}

/** A row as JSON has it, in the form the rules know. */
function declared(name: TableName, raw: Noted['before']): AnyRow | null {
  if (raw === null) return null;
  const row = { id: raw.id, streamId: raw.stream_id } as AnyRow;
  for (const [column, { type }] of Object.entries((tables[name] as Table).columns)) {
    const value = raw[snakeCase(column)];
    row[column] = type === 'instant' && value !== null ? Date.parse(value as string) : value;
  }
  return row;
}
