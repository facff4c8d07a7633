import { withoutContext } from '../../platform/postgres/transaction';
import { AWAY_MS, type PictureKeeping } from './keeping';
import { FOLDER, nameIn } from './picture';
import { epochBegan, isOrphan } from './repository';

/**
 * Removes pictures that nobody has told of for a month. After a restore nothing is removed for as long: phones that are
 * still away bring back what the database has forgotten.
 * @returns how many went
 */
export async function removeOrphans({ db, storage, clock }: PictureKeeping): Promise<number> {
  const longAgo = clock() - AWAY_MS;
  if ((await epochBegan(db)) > longAgo) return 0;
  let removed = 0;
  for await (const page of storage.list(FOLDER)) {
    for (const { key } of page.filter(({ storedAt }) => storedAt < longAgo)) {
      // In the transaction that makes sure: until it ends, nobody can attach the photo after all.
      const went = await withoutContext(db, async (tx) => {
        const orphan = await isOrphan(tx, nameIn(key));
        if (orphan) await storage.remove(key);
        return orphan;
      });
      if (went) removed += 1;
    }
  }
  return removed;
}
