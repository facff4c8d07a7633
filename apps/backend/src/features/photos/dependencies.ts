import type { Pool } from 'pg';
import type { Hints } from '../../platform/hints/hints';
import type { ObjectStorage } from '../../platform/storage/storage';

/** What this feature is made of. */
export interface PhotoDependencies {
  db: Pool;
  storage: ObjectStorage;
  hints: Hints;
  /** Epoch milliseconds. */
  clock: () => number;
}
