import type { Pool } from 'pg';

/** Whether so long has gone by since anybody took up the work: then it is this process's. @param every such as `1 day` */
export async function takeJob(db: Pool, job: string, every: string): Promise<boolean> {
  const { rows } = await db.query<{ taken: boolean }>('select app.take_job($1, $2::interval) as taken', [
    job,
    every,
  ]);
  return rows[0]!.taken;
}
