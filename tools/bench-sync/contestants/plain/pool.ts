import pg from 'pg';

const INT8 = 20;

/** A server's connections; the counter and the instants are numbers. */
export function serverPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 10,
    // As ours: a connection is kept while others are measured.
    idleTimeoutMillis: 600_000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8
          ? Number
          : (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks while idle is replaced by itself.
  pool.on('error', () => undefined);
  return pool;
}

/** All of it in one transaction; where it throws, none of it. */
export async function inTransaction<T>(
  pool: pg.Pool,
  mode: 'read' | 'write',
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
