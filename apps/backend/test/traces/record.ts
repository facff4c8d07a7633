import { Chance } from '../simulation/chance';
import { climateOf } from '../simulation/climate';
import { World } from '../simulation/world';
import type { Trace } from './trace';

/** Records all that reaches the server in the world of a seed: phones, the office, and old requests sent again. */
export async function record(seed: number): Promise<Trace> {
  const chance = new Chance(seed);
  // What only one store can do is left out: going back to a backup, and forgetting tombstones. What is
  // handed in without a session is no exchange.
  const climate = { ...climateOf(chance), restores: false, handovers: false, moves: seed % 3 === 0 };
  const world = new World(chance, climate);
  const { server } = world;
  server.prune = () => undefined;
  const [founded, epoch] = [server.now, server.memory.state.epoch];
  await world.begin();
  await world.run();
  await world.finish();
  return { founded, pageRows: climate.pageRows, epoch, steps: server.steps };
}
