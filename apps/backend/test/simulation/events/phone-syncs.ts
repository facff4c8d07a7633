import type { Event } from './event';

/** What the scheduler does: exchanges until nothing is due, unless it fails or the app is put away. */
export const phoneSyncs: Event = {
  name: 'syncs',
  weight: () => 30,
  happen: (scene) => scene.sync(scene.chance.pick(scene.devices)),
};
