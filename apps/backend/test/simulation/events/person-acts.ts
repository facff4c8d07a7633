import type { Event } from './event';

/** A caregiver does something on one of their phones. */
export const personActs: Event = {
  name: 'gestures',
  weight: () => 50,
  happen: (scene) => scene.act(scene.chance.pick(scene.devices)),
};
