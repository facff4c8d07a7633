import type { Event } from './event';

/** The server serves newer apps than a phone has, beside others that were renewed in time. */
export const appOutdated: Event = {
  name: 'apps left behind',
  weight: () => 0.5,
  happen: ({ chance, devices, tell }) => {
    const device = chance.pick(devices);
    tell(`${device.name} has an app that is too old to be told anything`);
    device.outdated = true;
  },
};
