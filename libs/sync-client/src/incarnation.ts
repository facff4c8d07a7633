import type { Sql } from './database';
import { readMeta, writeMeta } from './meta';
import { requeueAll, resequence, waits, type Queued } from './outbox';
import { lift } from './overlay';
import { askAgain } from './photos/queue';
import type { Ports } from './ports';
import { reapply, reapplyAll } from './rebase';

/** Takes a new incarnation for somebody's queue; what is unanswered is offered again under it, counted from 1. */
export async function renew(tx: Sql, { ids }: Pick<Ports, 'ids'>, author: string): Promise<void> {
  const incarnation = ids.uuid();
  const lastSeq = await resequence(tx, author, incarnation);
  const { holder } = await readMeta(tx);
  await tx.batch(
    holder?.personId === author
      ? writeMeta({ incarnation, lastSeq })
      : [
          {
            sql: 'update _left set incarnation = ?, lastSeq = ? where author = ?',
            params: [incarnation, lastSeq, author],
          },
        ],
  );
}

/**
 * The same, with what was answered under the incarnation before, for the queue of who has left: it has no token that would find out
 * a server that was restored without a word, and nobody asks any more how much of the earlier count that has.
 */
export async function renewWhole(tx: Sql, ports: Pick<Ports, 'ids'>, author: string): Promise<void> {
  await tx.batch([requeueAll(author)]);
  await renew(tx, ports, author);
}

/**
 * Returns everything to somebody's queue that the device still has. A restored server may have lost any of it, decided it
 * anew from a request that was long on its way, or given its sequence to a clone; what it knows it answers as before.
 */
export async function requeue(
  tx: Sql,
  ports: Pick<Ports, 'ids'>,
  author: string,
  incarnation: string,
): Promise<void> {
  await tx.batch([requeueAll(author)]);
  await renewIfMixed(tx, ports, author, incarnation);
}

/** Some were set aside: they are shown no more, and what they leave open in the count is closed. */
export async function goOnWithout(
  tx: Sql,
  ports: Pick<Ports, 'ids' | 'cipher'>,
  author: string,
  aside: readonly Pick<Queued, 'streamId'>[],
): Promise<void> {
  await renew(tx, ports, author);
  const { holder } = await readMeta(tx);
  if (holder?.personId !== author) return;
  for (const streamId of new Set(aside.map((one) => one.streamId))) {
    await lift(tx, streamId);
    await reapply(tx, ports.cipher, holder, streamId);
  }
}

/** What waits from an earlier incarnation has no number in this one. */
export async function renewIfMixed(
  tx: Sql,
  ports: Pick<Ports, 'ids'>,
  author: string,
  incarnation: string,
): Promise<void> {
  const [earlier] = await tx.query(
    `select 1 from _outbox where author = ? and ${waits} and incarnation <> ? limit 1`,
    [author, incarnation],
  );
  if (earlier) await renew(tx, ports, author);
}

/** The same for the holder, whose pending changes are shown. */
export async function offerAllAgain(
  tx: Sql,
  ports: Ports,
  author: string,
  incarnation: string,
): Promise<void> {
  await lift(tx, null);
  await tx.batch([askAgain]);
  await requeue(tx, ports, author, incarnation);
  await reapplyAll(tx, ports.cipher);
}
