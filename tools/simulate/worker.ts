import { runSeed, WorldBroken } from '../../apps/backend/test/simulation/run-seed';
import type { Asked, Told } from './messages';

/** Runs one world at a time, as it is asked, and tells what became of it. */
process.on('message', (asked: Asked) => void tellOf(asked));

async function tellOf({ seed, steps, wholeStory }: Asked): Promise<void> {
  const told: Told = await runSeed(
    seed,
    steps === null ? {} : { steps },
    wholeStory ? Infinity : undefined,
  ).then(
    ({ tally, meant }) => ({ seed, counts: [...tally.counts, ['commands', meant.size]], broken: null }),
    (error: unknown) => ({ seed, counts: [], broken: storyOf(error) }),
  );
  process.send!(told);
}

const storyOf = (error: unknown): string =>
  error instanceof WorldBroken ? error.message : String((error as Error).stack);
