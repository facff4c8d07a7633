import { AWAY_MS, type PictureKeeping } from './keeping';
import { isThere } from './picture';
import { listAwaited, markArrived } from './repository';
import { withoutContext } from '../../platform/postgres/transaction';

/**
 * Looks for the pictures that the record awaits: a phone may have gone after sending one and before asking, and a
 * database that was restored may have forgotten what had arrived.
 * @returns how many were there, and how many are awaited for so long that they may be lost
 */
export async function findArrived({
  db,
  storage,
  hint,
  clock,
}: PictureKeeping): Promise<{ arrived: number; missing: number }> {
  let arrived = 0;
  let missing = 0;
  for await (const photo of listAwaited(db)) {
    if (await isThere(storage, photo)) {
      const changed = await withoutContext(db, (tx) => markArrived(tx, photo.id));
      if (changed !== undefined) hint([changed]);
      arrived += 1;
    } else if (photo.takenAt < clock() - AWAY_MS) missing += 1;
  }
  return { arrived, missing };
}
