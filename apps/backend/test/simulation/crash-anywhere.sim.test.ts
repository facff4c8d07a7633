import { expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { people } from './agency';
import { addend } from './caregiver/addend';
import { complete } from './caregiver/complete';
import { document, sealDrafts, type } from './caregiver/document';
import { attach, photograph } from './caregiver/photograph';
import { start } from './caregiver/start';
import { Chance } from './chance';
import { calm, does, picturesTravel, syncs, type Deed } from './deeds';
import { serverMoved } from './events/server-moved';
import { tombstonesForgotten } from './events/tombstones-forgotten';
import { DAY } from './time';
import { World } from './world';

/**
 * One day of one phone, and its process dies once: at the first thing that it asks of its database or its files, at the
 * second, and so on to the last. Nothing else goes wrong. Seeds crash where chance has it; this leaves out no place.
 */
/** The phone's person no longer holds a record, from now on. */
const loses: Deed = async ({ server }) => {
  const held = server
    .rows('holding')
    .find(({ streamId, endedAt }) => streamId === people.priya.id && !endedAt)!;
  await server.edit([put('holding', { ...held, endedAt: server.now })]);
};

const day: readonly Deed[] = [
  syncs,
  does(start),
  does(type),
  does(photograph),
  syncs,
  does(sealDrafts),
  does(document),
  does(attach),
  does(photograph),
  picturesTravel,
  does(complete),
  does(addend),
  syncs,
  picturesTravel,
  does(start),
  does(type),
  loses,
  syncs,
  (world) => tombstonesForgotten.happen(world),
  does(sealDrafts),
  (world) => serverMoved.happen(world),
  syncs,
  (world) => void (world.server.now += DAY),
  syncs,
];

/** Runs the day; the phone's process dies at that operation. Returns how many there were. */
async function run(diesAt: number): Promise<number> {
  const world = new World(new Chance(1), calm);
  await world.begin();
  const phone = world.devices[0]!;
  phone.process.diesAt = phone.process.operations + diesAt;
  const before = phone.process.operations;
  for (const deed of day) await deed(world, phone);
  const operations = phone.process.operations - before;
  await world.finish();
  expect(world.meant.size).toBeGreaterThan(0);
  await world.end();
  return operations;
}

test('wherever in a day the app dies, nothing is lost', async () => {
  const operations = await run(Infinity);
  expect(operations).toBeGreaterThan(200);
  for (let at = 1; at <= operations; at += 1)
    await run(at).catch((error: unknown) => {
      throw new Error(`The app died at operation ${at} of ${operations}: ${(error as Error).stack}`);
    });
});
