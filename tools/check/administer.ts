import pg from 'pg';

/** Runs a statement as the superuser, beside all databases of the server. */
export async function administer(superUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database with a connection cannot be copied: nobody may connect to the template any more. */
export const sealTemplate = (superUrl: string, name: string): Promise<void> =>
  administer(superUrl, `alter database ${name} allow_connections false is_template true`);
