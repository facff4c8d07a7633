import { decided } from './push';
import type { HeldWork, RecordStore } from './store';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Pauses double from a minute up to a day: what failed for an hour needs a new build, and that begins at once. */
const pauseAfter = (tries: number): number => Math.min(DAY, MINUTE * 2 ** Math.min(tries, 20));

export interface Retried {
  /** Commands that have another outcome now, which is news whatever it is, and those that are still held. */
  settled: number;
  left: number;
}

const nothing: Retried = { settled: 0, left: 0 };

/**
 * Tries somebody's held work in a stream again, as it came and in its order, in one transaction of its author's: each
 * command for itself, audited as theirs under its own id. What waited only for an earlier one goes on with it.
 */
export function retry(store: RecordStore, { actor, stream, tries }: HeldWork, now: number): Promise<Retried> {
  return store.write(actor, { incarnation: null, streams: [stream] }, async (writer) => {
    // Another process was faster.
    if ((await writer.tries(stream)) !== tries) return nothing;
    const standing = (await writer.access([stream])).get(stream) ?? 'none';
    const retried = { ...nothing };
    const waits = async () => retried.left > 0;
    for (const { command, receivedAt } of await writer.held(stream)) {
      const given = { command, standing, receivedAt, waits };
      const { outcome, reason, version } = await decided(store, writer, actor, given);
      if (outcome === 'held') {
        retried.left += 1;
        continue;
      }
      await writer.settle({ id: command.id, outcome, reason, version, at: now });
      retried.settled += 1;
    }
    await writer.tried(stream, tries + 1, retried.left > 0 ? now + pauseAfter(tries) : null);
    return retried;
  });
}
