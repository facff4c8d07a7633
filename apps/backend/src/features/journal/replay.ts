import { withoutContext } from '../../platform/postgres/transaction';
import type { ListedObject } from '../../platform/storage/storage';
import { FOLDER, subjectOf, type Journal, type Subject } from './entry';
import { markReplayed, takeAgain } from './repository';

/**
 * Takes away again what the journal says was taken, in a database that may be an earlier one; from then on the epoch's
 * phones are answered. Any number of processes may do it, and do it twice.
 * @returns how many rights a phone would have had again
 */
export async function replay({ db, storage }: Journal, epoch: string): Promise<number> {
  let taken = 0;
  for await (const page of storage.list(FOLDER)) {
    for (const [kind, ids] of idsByKind(page))
      taken += await withoutContext(db, (tx) => takeAgain(tx, kind, ids));
  }
  await markReplayed(db, epoch);
  return taken;
}

function idsByKind(page: readonly ListedObject[]): Map<Subject['kind'], string[]> {
  const ids = new Map<Subject['kind'], string[]>();
  for (const { key } of page) {
    const subject = subjectOf(key);
    if (subject) ids.set(subject.kind, [...(ids.get(subject.kind) ?? []), subject.id]);
  }
  return ids;
}
