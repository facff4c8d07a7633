import { Chance } from './chance';
import { climateOf, type Climate } from './climate';
import { Broken } from './judge';
import { namesIn } from './story/names';
import { brokenPromises } from './story/promises';
import { weatherInWords } from './story/weather';
import { World } from './world';

/** A world that broke a promise, told for people. */
export class WorldBroken extends Error {
  override readonly name = 'WorldBroken';
}

/**
 * Runs the world of a seed to its end; throws `WorldBroken` with what is wrong, what happened and how to see it again.
 * @param lines of the story that are told, from its end
 */
export async function runSeed(seed: number, climate: Partial<Climate> = {}, lines = 60): Promise<World> {
  const chance = new Chance(seed);
  const world = new World(chance, { ...climateOf(chance), ...climate });
  try {
    await world.begin();
    await world.run();
    await world.finish();
    await world.end();
    return world;
  } catch (error) {
    const again = replay(seed, { steps: climate.steps ?? null });
    throw new WorldBroken(failureInWords(again, seed, world, error, lines), { cause: error });
  }
}

/** How to see a world again. */
export const replay = (seed: number, { steps }: { steps: number | null }): string =>
  `make simulate FROM=${seed} SEEDS=1${steps === null ? '' : ` STEPS=${steps}`}`;

function failureInWords(again: string, seed: number, world: World, error: unknown, lines: number): string {
  const named = namesIn(world.server.memory.state, world.meant);
  const faults = error instanceof Broken ? error.faults : [String((error as Error).stack)];
  return [
    ...faults.map(named),
    '',
    ...brokenPromises(faults),
    `In the world of seed ${seed}: ${weatherInWords(world.climate)}`,
    '',
    ...world.story.lastLines(named, lines),
    '',
    `The whole story again: ${again}`,
  ].join('\n');
}
