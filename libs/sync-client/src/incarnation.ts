import type { Sql } from './database';
import { readMeta, writeMeta, type Meta } from './meta';
import { isAnswered, requeueAll, requeueThese, resequence, waits, type Queued } from './outbox';
import { lift } from './overlay';
import { askAgain } from './photos/queue';
import type { Ports } from './ports';
import { reapply, reapplyAll } from './rebase';

/** How somebody's commands are numbered. */
type Count = Pick<Meta, 'incarnation' | 'lastSeq'>;

/**
 * Takes a new incarnation for somebody's queue; what is unanswered is offered again under it, counted from 1. The holder has
 * no token of it yet, and says what they were answered instead. A queue that is handed in never has one, and is offered whole.
 */
export async function renew(tx: Sql, { ids }: Pick<Ports, 'ids'>, author: string): Promise<void> {
  const incarnation = ids.uuid();
  const { holder } = await readMeta(tx);
  if (holder?.personId === author) {
    const lastSeq = await resequence(tx, author, incarnation);
    await tx.batch(writeMeta({ incarnation, lastSeq, token: null }));
    return;
  }
  await tx.batch([requeueAll(author)]);
  const lastSeq = await resequence(tx, author, incarnation);
  await tx.batch([
    {
      sql: 'update _left set incarnation = ?, lastSeq = ? where author = ?',
      params: [incarnation, lastSeq, author],
    },
  ]);
}

/**
 * Returns everything to somebody's queue that the device still has. A restored server may have lost any of it, decided it
 * anew from a request that was long on its way, or given its sequence to a clone; what it knows it answers as before.
 */
export async function requeue(
  tx: Sql,
  ports: Pick<Ports, 'ids'>,
  author: string,
  count: Count,
): Promise<void> {
  await tx.batch([requeueAll(author)]);
  await renewIfMixed(tx, ports, author, count);
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

/** What waits has no number in this count where it is from an earlier incarnation, or is not the last of the count without a gap. */
export async function renewIfMixed(
  tx: Sql,
  ports: Pick<Ports, 'ids'>,
  author: string,
  { incarnation, lastSeq }: Count,
): Promise<void> {
  const [mixed] = await tx.query(
    `select 1 from _outbox where author = ? and ${waits}
     group by author having sum(incarnation <> ?) > 0 or min(seq) <> ? - count(*) + 1 or max(seq) <> ?`,
    [author, incarnation, lastSeq, lastSeq],
  );
  if (mixed) await renew(tx, ports, author);
}

/**
 * What is handed in says how far it was answered by its count alone, and nobody asks how much of an earlier one a server still
 * has: all of it is counted anew, once.
 */
export async function renewIfAnsweredEarlier(
  tx: Sql,
  ports: Pick<Ports, 'ids'>,
  author: string,
  { incarnation }: Count,
): Promise<void> {
  const [earlier] = await tx.query(
    `select 1 from _outbox where author = ? and ${isAnswered} and incarnation <> ? limit 1`,
    [author, incarnation],
  );
  if (earlier) await renew(tx, ports, author);
}

/** `requeue` for the holder, whose pending changes are shown. */
export const offerAllAgain = (tx: Sql, ports: Ports, author: string, count: Count): Promise<void> =>
  shownAnew(tx, ports, () => requeue(tx, ports, author, count));

/** Takes a new incarnation for the holder's queue, with what of it a restored server has lost. */
export const offerAgain = (
  tx: Sql,
  ports: Ports,
  author: string,
  forgotten: readonly string[],
): Promise<void> =>
  shownAnew(tx, ports, async () => {
    await tx.batch([requeueThese(author, forgotten)]);
    await renew(tx, ports, author);
  });

async function shownAnew(tx: Sql, ports: Ports, work: () => Promise<void>): Promise<void> {
  await lift(tx, null);
  await tx.batch([askAgain]);
  await work();
  await reapplyAll(tx, ports.cipher);
}
