import type { Pool } from 'pg';
import type { Hints } from '../../platform/hints/hints';
import type { RateLimits } from '../../platform/limits/rate-limits';
import type { ObjectStore } from '../../platform/storage/storage';

/** What this feature is made of. */
export interface DeviceDependencies {
  db: Pool;
  limits: RateLimits;
  hints: Hints;
  /** Where the journal of revocations is. */
  storage: ObjectStore;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Codes and challenges are keyed with what is derived from it. */
  authSecret: string;
  /** Whether the demo agency's codes open phones: never in production. */
  demoCodes: boolean;
}
