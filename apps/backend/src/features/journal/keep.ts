import { withoutContext, type Transaction } from '../../platform/postgres/transaction';
import type { ObjectStore } from '../../platform/storage/storage';
import { keyOf, type Journal } from './entry';
import { insistReplayed } from './replaying';
import { takeDue, type Due } from './repository';

/** So many entries are told of in one transaction. */
const TOGETHER = 50;

/**
 * Tells the store all that is due. Throws where the store takes it not, or the journal has yet to be replayed
 * (`server.replaying`): what it has not taken stays due.
 */
export async function keepDue({ db, storage }: Journal): Promise<void> {
  for (let kept = TOGETHER; kept === TOGETHER;) {
    kept = await withoutContext(db, (tx) => tellAll(tx, storage, null));
  }
}

/** The same of one subject: once it has returned, the store knows what the database knew when it was called. */
export async function keep({ db, storage }: Journal, subject: string): Promise<void> {
  await withoutContext(db, (tx) => tellAll(tx, storage, subject));
}

/** Ends when all have: none may reach the store after its transaction has failed, and others have told it something newer. */
async function tellAll(tx: Transaction, storage: ObjectStore, subject: string | null): Promise<number> {
  await insistReplayed(tx);
  const due = await takeDue(tx, subject, TOGETHER);
  const told = await Promise.allSettled(due.map((entry) => tell(storage, entry)));
  for (const one of told) if (one.status === 'rejected') throw one.reason;
  return due.length;
}

const tell = (storage: ObjectStore, { taken, ...subject }: Due): Promise<void> =>
  taken
    ? storage.write({ key: keyOf(subject), type: 'application/octet-stream' }, new Uint8Array())
    : storage.remove(keyOf(subject));
