import type { Pool } from 'pg';
import type { Logger } from '../platform/logging/logger';
import { HOUR_MS, repeatedly, type Repeating } from './repeatedly';

/** Removes sessions, codes and counters whose time is over. Answers how many rows went. */
export async function sweep(db: Pool): Promise<number> {
  const { rows } = await db.query<{ swept: number }>('select app.sweep() as swept');
  return rows[0]!.swept;
}

/** Sweeps now and every hour; what fails is logged and tried again at the next. Every process may: one does the work. */
export function startSweeping(db: Pool, log: Logger): Repeating {
  const run = () =>
    sweep(db).then(
      (removed) => log.debug({ event: 'swept', removed }, 'What had ended is removed'),
      (error: unknown) => log.warn({ event: 'sweep.failed', error }, 'What has ended was not removed'),
    );
  return repeatedly(run, HOUR_MS);
}
