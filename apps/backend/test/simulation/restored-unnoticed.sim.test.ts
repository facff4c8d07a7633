import { derivedId } from '@berthcare/shared/sync/derived-id';
import { readMeta } from '@berthcare/sync-client/meta';
import { expect, test } from 'vitest';
import { document } from './caregiver/document';
import { start } from './caregiver/start';
import { Chance } from './chance';
import { calm, does, syncs, type Deed } from './deeds';
import { storageOf } from './device/phone-storage';
import type { VirtualDevice } from './device/virtual-device';
import { serverMoved } from './events/server-moved';
import { World } from './world';

/**
 * The server goes back to its backup, nobody notices, and one phone alone was told of what it has lost: a visit's start and what
 * was documented in it. In worlds that are left to chance, some other phone nearly always has a token that proves it.
 */
const isTold: readonly Deed[] = [syncs, ({ server }) => server.save(), does(start), does(document), syncs];

const goesBack: Deed = async ({ server }) => {
  expect(await server.restore(false)).toBe(true);
};

/** And somebody says so. */
const isRestored: Deed = async ({ server }) => {
  expect(await server.restore(true)).toBe(true);
};

const leaves: Deed = (world, phone) => world.handOver(phone, () => phone.signOut());

/** Activated anew, by its own person. */
const comesBack: Deed = (world, phone) =>
  world.handOver(phone, () => phone.activate({ ...phone.actor, deviceId: '' }));

/** On another phone, activated anew; theirs is seen no more. */
const isCopied: Deed = async (world, phone) => {
  const name = 'the copy';
  const actor = { ...phone.actor, deviceId: derivedId('device', name) };
  world.devices[0] = await phone.cloned(name, actor, await storageOf(phone.storage.image()));
};

const isBehind = async ({ server }: World, { storage }: VirtualDevice) =>
  (await readMeta(storage)).epoch !== server.memory.state.epoch;

/** The server moves, and the phone hears of it: another epoch has begun. */
const moves: Deed = async (world, phone) => {
  await serverMoved.happen(world);
  while (await isBehind(world, phone)) await syncs(world, phone);
};

test.each<[string, deeds: Deed[], commands: number, mistaken: boolean]>([
  ['its person comes back to it', [leaves, goesBack, comesBack, syncs, does(document)], 3, true],
  ['they have come back, and leave again', [leaves, comesBack, syncs, leaves, goesBack], 2, true],
  ['they have come back, and go on', [leaves, comesBack, syncs, goesBack, does(document)], 3, false],
  ['the restore was announced', [leaves, comesBack, syncs, isRestored, does(document)], 3, false],
  ['it is copied', [goesBack, isCopied, does(document)], 3, false],
  ['it was told a later epoch', [moves, goesBack, does(document)], 3, false],
])('nothing is lost of what a phone was told, though %s', async (_, deeds, commands, mistaken) => {
  const world = new World(new Chance(1), { ...calm, pageRows: 2000 });
  await world.begin();
  for (const deed of [...isTold, ...deeds]) await deed(world, world.devices[0]!);
  await world.finish();
  expect(world.meant.size).toBe(commands);
  // What stands on lost work waited for it.
  const kept = expect.stringMatching(/^(applied|review)$/) as string;
  const outcomes = [...world.meant.keys()].map((id) => world.server.memory.state.log.get(id)?.outcome);
  expect(outcomes).toEqual(outcomes.map(() => kept));
  expect(world.server.isMistaken).toBe(mistaken);
  await world.end();
});
