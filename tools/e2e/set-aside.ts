import pg from 'pg';

/** Why what somebody wrote waits for a person of the office to decide; null where it does not. Looks past row security. */
export async function setAside(ownerUrl: string, text: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ reason: string }>(
      `select l.reason from app.command_content c
       join app.command_log l on l.agency_id = c.agency_id and l.id = c.command_id
       where l.outcome = 'review' and position($1 in c.content::text) > 0`,
      [text],
    );
    return rows[0]?.reason ?? null;
  } finally {
    await client.end();
  }
}
