import type { Event } from './event';

/** The app is closed and opened: whatever is not on disk is gone. */
export const appRestarts: Event = {
  name: 'restarts of the app',
  weight: () => 2.5,
  happen: async ({ chance, devices, judge, tell }) => {
    const device = chance.pick(devices);
    tell(`${device.name} is closed and opened`);
    await device.boot();
    await judge.always(device);
  },
};
