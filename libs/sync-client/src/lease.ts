import { limits } from '@berthcare/shared/sync/limits';
import type { Sql } from './database';
import { readMeta, writeMeta, type Meta } from './meta';
import type { Ports } from './ports';
import { erase, takeAway } from './taken-away';

const dayMs = 24 * 60 * 60 * 1000;
const minuteMs = 60_000;

/** The office was heard: the lease begins anew. */
export const renewedLease = (now: number): Partial<Meta> => ({
  lease: { spentMs: 0, countedAt: now },
  leaseEnded: false,
});

/**
 * Counts the lease, and where it has ended takes everything away: a phone that never hears the office again must not keep
 * its records. Its queue stays, for the office alone. Resolves with whether it has just ended.
 *
 * What is counted is how far the clock is ahead of where it was counted last. One that was set back takes nothing off that, and
 * adds nothing when it is set right again. While the app runs, the time that it has run counts in any case.
 */
export function leaseKeeper(ports: Ports): () => Promise<boolean> {
  const { db, clock } = ports;
  const running = () => clock.running?.() ?? 0;
  let counted: { heardAt: number | null; ran: number } | null = null;
  const beginAt = ({ heardAt = null }: Partial<Meta>) => (counted = { heardAt, ran: running() });

  /** How long the app has run since it counted this lease last, or first saw it. */
  const ranSince = (meta: Partial<Meta>): number => {
    const since = counted?.heardAt === (meta.heardAt ?? null) ? counted : beginAt(meta);
    return running() - since.ran;
  };

  /** Counting is a write: once a minute is often enough. */
  const isCounted = (meta: Partial<Meta>): boolean => {
    const { lease, leaseEnded } = meta;
    const ran = ranSince(meta);
    return !lease || !!leaseEnded || (clock.now() - lease.countedAt < minuteMs && ran < minuteMs);
  };

  const count = async (tx: Sql): Promise<boolean> => {
    const meta = await readMeta(tx);
    const { lease } = meta;
    if (!lease) return false;
    const passed = Math.max(clock.now() - lease.countedAt, ranSince(meta), 0);
    const spentMs = lease.spentMs + passed;
    beginAt(meta);
    await tx.batch(writeMeta({ lease: { spentMs, countedAt: lease.countedAt + passed } }));
    return spentMs >= limits.leaseDays * dayMs;
  };

  return async () => {
    if (isCounted(await readMeta(db))) return false;
    const ended = await db.transaction(async (tx) => {
      if (!(await count(tx))) return false;
      await takeAway(tx, ports, 'everything');
      await tx.batch(writeMeta({ leaseEnded: true }));
      return true;
    });
    if (ended) await erase(db);
    return ended;
  };
}

/** How long the records stay without the office. */
export interface LeaseState {
  /** Until when, by the device's clock, in epoch milliseconds; null where nothing counts, or nothing is left. */
  until: number | null;
  /** Whether they were taken away because the office was not heard for too long. */
  ended: boolean;
}

export async function leaseState(db: Sql, now: number): Promise<LeaseState> {
  const { lease, leaseEnded: ended = false } = await readMeta(db);
  if (!lease || ended) return { ended, until: null };
  const left = limits.leaseDays * dayMs - lease.spentMs;
  // A clock that was set back has not come to where it was counted: the time that the app runs counts from now on.
  return { ended, until: Math.min(lease.countedAt, now) + left };
}
