import { select } from '@berthcare/sync-client/records';
import type { Gesture, Visit } from './caregiver/gesture';
import type { Climate } from './climate';
import type { VirtualDevice } from './device/virtual-device';
import type { World } from './world';

/** What happens in a world that is told step by step, where seeds leave it to chance. */
export type Deed = (world: World, phone: VirtualDevice) => Promise<unknown> | void;

/** The phone's person does it about the first of their visits that it is for. */
export const does =
  (gesture: Gesture): Deed =>
  async (world, phone) => {
    const columns = ['templateId', 'assignedTo', 'state'];
    const visits: Visit[] = await select(phone.storage, 'visit', {}, { columns, recent: null });
    const visit = visits.find(
      ({ state, assignedTo }) => state === gesture.on && assignedTo === phone.actor.personId,
    );
    if (!visit) return;
    await gesture.happen(phone, visit, world.chance);
    await world.judge.always(phone);
  };

export const syncs: Deed = (world, phone) => world.sync(phone);

export const picturesTravel: Deed = async (world, phone) => {
  while (await world.carryPictures(phone));
};

/** Nothing happens by itself. */
export const calm: Climate = {
  ...{ steps: 0, pageRows: 20, badness: 0, crashes: 0 },
  ...{ clones: false, restores: false, unnoticed: false, moves: false, poison: false, decays: false },
  handovers: false,
};
