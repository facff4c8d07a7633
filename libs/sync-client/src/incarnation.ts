import type { Sql } from './database';
import { writeMeta } from './meta';
import { requeueAll, resequence } from './outbox';
import { lift } from './overlay';
import type { Ports } from './ports';
import { reapplyAll } from './rebase';

/** Takes a new incarnation; what is unanswered is offered again under it, counted from 1. */
export async function renew(tx: Sql, { ids }: Ports): Promise<void> {
  const incarnation = ids.uuid();
  const lastSeq = await resequence(tx, incarnation);
  await tx.batch(writeMeta({ incarnation, lastSeq }));
}

/**
 * Whether commands were answered before this incarnation began. A restored server tells how much it has of this one
 * only; of those it may have lost any.
 */
export async function answeredBefore(tx: Sql, incarnation: string): Promise<boolean> {
  const [found] = await tx.query(
    `select 1 from _outbox where incarnation <> ? and outcome is not null and outcome <> 'unsendable' limit 1`,
    [incarnation],
  );
  return found !== undefined;
}

/** Offers everything again that the device still has; what the server knows is answered as before. */
export async function offerAllAgain(tx: Sql, ports: Ports): Promise<void> {
  await lift(tx, null);
  await tx.batch([requeueAll]);
  await renew(tx, ports);
  await reapplyAll(tx, ports.cipher);
}
