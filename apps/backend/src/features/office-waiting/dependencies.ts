import type { Pool } from 'pg';

/** What this feature is made of. */
export interface OfficeWaitingDependencies {
  db: Pool;
  /** Epoch milliseconds. */
  clock: () => number;
}
