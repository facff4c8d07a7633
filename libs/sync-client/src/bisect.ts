import { goOnWithout } from './incarnation';
import { quarantine, type Queued } from './outbox';
import type { Ports } from './ports';
import { anotherRound, type RoundResult } from './take';

/**
 * A request that is refused whole names no culprit: half of it is tried, down to the one that is set aside. When a
 * request without any command is refused as well, it is not their fault.
 * @param queued what was refused, of one author; one at least
 * @param again makes another request, of so many commands at most
 */
export async function bisect(
  ports: Ports,
  queued: readonly Queued[],
  again: (most: number) => Promise<RoundResult>,
): Promise<RoundResult> {
  if (queued.length > 1) return again(Math.ceil(queued.length / 2));
  const without = await again(0);
  if (without.kind !== 'done') return without;
  const only = queued[0]!;
  await ports.db.transaction(async (tx) => {
    if (await quarantine(tx, only)) await goOnWithout(tx, ports, only.author, [only]);
  });
  return anotherRound;
}
