import type { Pool } from 'pg';
import type { ObjectStore } from '../../platform/storage/storage';

/** What looking after the pictures needs; nobody asks for it. */
export interface PictureKeeping {
  db: Pool;
  storage: ObjectStore;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** After so long, milliseconds, a phone that is away is not expected back. */
export const AWAY_MS = 30 * 24 * 60 * 60 * 1000;
