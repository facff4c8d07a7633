import { commandHash } from '@berthcare/shared/sync/seal';
import type { Outcome, WireCommand } from '@berthcare/shared/sync/wire';
import { decideOne, isNews, noEffects, outcomeOf, reused, type Effects } from './push';
import type { Actor, RecordStore } from './store';

/** What the office sends: a command without a place in any device's queue. */
export type OfficeCommand = Pick<WireCommand, 'id' | 'type' | 'v' | 'stream' | 'at' | 'basis' | 'payload'>;

/**
 * Takes one command of the office, online. Offered twice, under the same id, it is answered the same and applied
 * once.
 */
export async function submit(
  store: RecordStore,
  actor: Actor,
  offered: OfficeCommand,
  now: number,
): Promise<{ outcome: Outcome } & Effects> {
  const unsealed = { ...offered, author: actor.personId, skew: 0 };
  const command = { ...unsealed, seq: null, hash: commandHash(unsealed) };
  return store.write(actor, { incarnation: null, streams: [command.stream] }, async (writer) => {
    const [prior] = await writer.logged([command.id], []);
    if (prior) {
      const same = prior.author === actor.personId && prior.hash === command.hash;
      return { outcome: same ? outcomeOf(prior) : reused(command, now), ...noEffects() };
    }
    const access = await writer.access([command.stream]);
    const { entry, failure } = await decideOne(
      store,
      writer,
      actor,
      command,
      access.get(command.stream) ?? 'none',
      { incarnation: null, sentAt: now, now },
    );
    return {
      outcome: outcomeOf(entry),
      touched: isNews(entry) ? [entry.stream] : [],
      failures: failure ? [failure] : [],
    };
  });
}
