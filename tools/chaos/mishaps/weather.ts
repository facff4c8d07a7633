import { setTimeout as delay } from 'node:timers/promises';
import type { Scene } from '../scene';
import type { Free, Mishap, Target } from './mishap';
import { mishaps } from './mishaps';

/** How often something goes wrong on the line; it changes as the run goes on. */
const BADNESS = [0, 0.1, 0.3, 0.6];

/** The phones get something done between two mishaps, however slow the machine is. */
const LONGEST_PAUSE_MS = 4_000;
/** So many things at a time may be down. */
const MOST_BUSY = 4;

/**
 * Mishaps one after the other, and at the same time where they meet different things. First come those of which none has
 * happened yet, so that a short run sees many kinds.
 */
export async function goWrong(scene: Scene, seconds: number): Promise<void> {
  const { chance, line, happened, tell } = scene;
  const busy = new Set<object>();
  const free: Free = (things) => things.filter((thing) => !busy.has(thing));
  const under = new Set<Promise<void>>();
  // A mishap that itself fails ends the run.
  let fail: (error: unknown) => void;
  const failed = new Promise<never>((_, reject) => (fail = reject));

  const seen = new Set<Mishap>();
  const begin = (mishap: Mishap, { name = mishap.name, things, happen }: Target) => {
    tell(name);
    seen.add(mishap);
    happened.set(name, (happened.get(name) ?? 0) + 1);
    things.forEach((thing) => busy.add(thing));
    const over = happen()
      .catch((error: unknown) => fail(error))
      .finally(() => {
        things.forEach((thing) => busy.delete(thing));
        under.delete(over);
      });
    under.add(over);
  };

  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    line.badness = chance.pick(BADNESS);
    const possible = mishaps.flatMap((mishap) => {
      const found = mishap.target(scene, free);
      return found ? [{ mishap, begins: [mishap.weight, () => begin(mishap, found)] as const }] : [];
    });
    const news = possible.filter(({ mishap }) => !seen.has(mishap));
    const among = (news.length > 0 ? news : possible).map(({ begins }) => begins);
    if (among.length > 0 && busy.size < MOST_BUSY) chance.weighted(among)();
    await Promise.race([failed, line.more(chance.between(2, 15)), delay(LONGEST_PAUSE_MS)]);
  }
  await Promise.race([failed, Promise.all(under)]);
}
