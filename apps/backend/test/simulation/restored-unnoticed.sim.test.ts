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
 * The server goes back to its backup, nobody notices, and the one phone that was told of what it has lost has no token to
 * prove it with. In worlds that are left to chance, some other phone nearly always has one.
 */
const dayBefore: readonly Deed[] = [
  syncs,
  does(start),
  syncs,
  ({ server }) => server.save(),
  does(document),
  syncs,
];

const goesBack: Deed = async ({ server }) => {
  expect(await server.restore(false)).toBe(true);
};

const comesBack: Deed = async (world, phone) => {
  await world.handOver(phone, () => phone.signOut());
  await goesBack(world, phone);
  await world.handOver(phone, () => phone.activate({ ...phone.actor, deviceId: '' }));
  // All that it shows is what it was told.
  await syncs(world, phone);
};

/** On another phone, activated anew; theirs is seen no more. */
const isCopied: Deed = async (world, phone) => {
  await goesBack(world, phone);
  const name = 'the copy';
  const actor = { ...phone.actor, deviceId: derivedId('device', name) };
  world.devices[0] = await phone.cloned(name, actor, await storageOf(phone.storage.image()));
};

const isBehind = async ({ server }: World, { storage }: VirtualDevice) =>
  (await readMeta(storage)).epoch !== server.memory.state.epoch;

/** The server moves, which begins another epoch, and then goes back to before it. */
const goesBackAnEpoch: Deed = async (world, phone) => {
  await serverMoved.happen(world);
  while (await isBehind(world, phone)) await syncs(world, phone);
  await goesBack(world, phone);
};

test.each<[string, Deed, found: boolean]>([
  ['its person comes back to it', comesBack, false],
  ['it is copied', isCopied, true],
  ['it was told a later epoch', goesBackAnEpoch, true],
])('nothing is lost of what a phone was told, though %s', async (_, happens, found) => {
  const world = new World(new Chance(1), { ...calm, pageRows: 2000 });
  await world.begin();
  for (const deed of [...dayBefore, happens]) await deed(world, world.devices[0]!);
  expect(world.server.isMistaken).toBe(true);
  await does(document)(world, world.devices[0]!);
  await world.finish();
  expect(world.meant.size).toBe(3);
  expect(world.server.memory.state.log.size).toBe(3);
  expect(world.server.isMistaken).toBe(!found);
  await world.end();
});
