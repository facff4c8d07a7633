import type { Pool } from 'pg';
import type { Reader, Transaction } from '../../platform/postgres/transaction';
import type { Subject } from './entry';

export interface Due extends Subject {
  /** Whether the right is taken now; it may have been given back. */
  taken: boolean;
}

/** Takes what is due; it stays so if the transaction fails. `subject`: waits until nobody else tells of it. */
export async function takeDue(tx: Transaction, subject: string | null, most: number): Promise<Due[]> {
  const { rows } = await tx.query<Due>(
    'select kind, subject as id, taken from app.take_journal_due($1, $2)',
    [subject, most],
  );
  return rows;
}

/** What there is to do: entries to tell of, an epoch for which the journal has not been replayed. */
export async function findWork(db: Pool): Promise<{ due: boolean; unreplayed: string | null }> {
  const { rows } = await db.query<{ due: boolean; unreplayed: string | null }>(
    'select due, unreplayed from app.journal_work()',
  );
  return rows[0]!;
}

export async function isReplayed(db: Pick<Reader, 'query'>): Promise<boolean> {
  const { rows } = await db.query<{ replayed: boolean }>('select app.journal_is_replayed() as replayed');
  return rows[0]!.replayed;
}

/** How many of the rights had to be taken away again. */
export async function takeAgain(
  tx: Transaction,
  kind: Subject['kind'],
  ids: readonly string[],
): Promise<number> {
  const { rows } = await tx.query<{ taken: number }>('select app.replay_journal($1, $2) as taken', [
    kind,
    ids,
  ]);
  return rows[0]!.taken;
}

export async function markReplayed(db: Pool, epoch: string): Promise<void> {
  await db.query('select app.journal_was_replayed($1)', [epoch]);
}
