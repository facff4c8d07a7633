import type { ObjectStore } from '../../platform/storage/storage';
import { FOLDER } from './entry';

/** An entry outlives every backup from before it: RDS keeps them for 35 days at most. */
export const KEPT_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes entries that every backup has by now. @param now epoch milliseconds @returns how many went */
export async function prune(storage: ObjectStore, now: number): Promise<number> {
  let removed = 0;
  for await (const page of storage.list(FOLDER)) {
    for (const { key } of page.filter(({ storedAt }) => storedAt < now - KEPT_DAYS * DAY_MS)) {
      await storage.remove(key);
      removed += 1;
    }
  }
  return removed;
}
