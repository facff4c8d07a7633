import type { Sql } from './database';
import { writeMeta } from './meta';
import { requeueAll, resequence } from './outbox';
import { lift } from './overlay';
import { askAgain } from './photos/queue';
import type { Ports } from './ports';
import { reapplyAll } from './rebase';

/** Takes a new incarnation; what is unanswered is offered again under it, counted from 1. */
export async function renew(tx: Sql, { ids }: Ports): Promise<void> {
  const incarnation = ids.uuid();
  const lastSeq = await resequence(tx, incarnation);
  await tx.batch(writeMeta({ incarnation, lastSeq }));
}

/**
 * Offers everything again that the device still has. A restored server may have lost any of it, decided it anew from a
 * request that was long on its way, or given its sequence to a clone; what it knows it answers as before.
 */
export async function offerAllAgain(tx: Sql, ports: Ports, incarnation: string): Promise<void> {
  await lift(tx, null);
  await tx.batch([requeueAll, askAgain]);
  const [earlier] = await tx.query(
    'select 1 from _outbox where outcome is null and incarnation <> ? limit 1',
    [incarnation],
  );
  if (earlier) await renew(tx, ports);
  await reapplyAll(tx, ports.cipher);
}
