import type { OfferedCommand } from '@berthcare/shared/sync/wire';
import { attempt } from './attempt';
import type { Sql } from './database';
import { markSent, nextToSend, setUnreadableAside, toOffer, type Queued } from './outbox';
import type { Ports } from './ports';
import { goOnWithout } from './incarnation';

/** A command that the device itself cannot open any more. */
export class UnreadableCommand extends Error {
  override readonly name = 'UnreadableCommand';
}

/**
 * Somebody's next commands, as they go over the wire and marked as sent. Those that this device's cipher does not open are set
 * aside, and the rest goes on without them; where it opens nothing at all, it is the cipher's fault and no command's: throws.
 */
export async function offer(
  tx: Sql,
  ports: Ports,
  author: string,
  most: number,
): Promise<{ queued: Queued[]; commands: OfferedCommand[] }> {
  const queued = await nextToSend(tx, author, most);
  const offered = await Promise.all(queued.map((one) => attempt(() => toOffer(one, ports.cipher))));
  const unreadable = queued.filter((_, index) => offered[index] === null);
  if (unreadable.length > 0) {
    await ports.cipher.open(await ports.cipher.seal(''));
    await tx.batch(unreadable.map(({ ord }) => setUnreadableAside(ord)));
    await goOnWithout(tx, ports, author, unreadable);
    ports.tellFault?.(new UnreadableCommand(`Commands that do not open: ${unreadable.length}`));
    return offer(tx, ports, author, most);
  }
  const ords = queued.map(({ ord }) => ord);
  if (ords.length > 0) await tx.batch([markSent(ords, ports.clock.now())]);
  return { queued, commands: offered.filter((command) => command !== null) };
}
