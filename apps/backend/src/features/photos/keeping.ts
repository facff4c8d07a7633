import type { Pool } from 'pg';
import type { ObjectStore } from '../../platform/storage/storage';

/** What looking after the pictures needs; nobody asks for it. */
export interface PictureKeeping {
  db: Pool;
  storage: ObjectStore;
  /** Tells who listens that there is news of streams. */
  hint: (streams: readonly string[]) => void;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** After so long, milliseconds, a phone that is away is not expected back. */
export const AWAY_MS = 30 * 24 * 60 * 60 * 1000;
