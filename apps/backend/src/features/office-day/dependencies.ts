import type { Pool } from 'pg';

/** What this feature is made of. */
export interface OfficeDayDependencies {
  db: Pool;
  /** Epoch milliseconds. */
  clock: () => number;
}
