import { Chance } from './chance';
import { climateOf, type Climate } from './climate';
import { Broken } from './judge';
import { World } from './world';

const tail = 60;

/** Runs the world of a seed to its end; throws with what happened and how to see it again. */
export async function runSeed(seed: number, climate: Partial<Climate> = {}): Promise<World> {
  const chance = new Chance(seed);
  const world = new World(chance, { ...climateOf(chance), ...climate });
  try {
    await world.begin();
    await world.run();
    await world.finish();
    return world;
  } catch (error) {
    const faults = error instanceof Broken ? error.message : String((error as Error).stack);
    const story = world.story.slice(-tail).join('\n');
    throw new Error(
      `${faults}\n\nThe last of what happened in the world of seed ${seed}, ${JSON.stringify(world.climate)}:\n${story}\n\n` +
        `Again: SEED=${seed} npx vitest run --project simulation seeds`,
      { cause: error },
    );
  }
}
