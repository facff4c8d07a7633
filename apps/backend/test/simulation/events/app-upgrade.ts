import type { Event } from './event';

/** A newer app takes the place of an older one. */
export const appUpgrade: Event = {
  name: 'upgrades of the app',
  weight: () => 0.5,
  happen: async ({ chance, devices, judge, tell }) => {
    const device = chance.pick(devices);
    tell(`${device.name} gets a newer app`);
    await device.renewApp();
    await judge.always(device);
  },
};
