import type { Event } from './event';

/** What the pictures' own scheduler does: a step at a time, until nothing is due or something fails. */
export const picturesTravel: Event = {
  name: 'steps of pictures',
  weight: () => 10,
  happen: async (scene) => {
    const device = scene.chance.pick(scene.devices);
    while ((await scene.carryPictures(device)) && scene.chance.happens(0.85));
  },
};
