import type { Event } from './event';

/** Somebody signs out, with a network or without one, whatever is still to be sent. */
export const personLeaves: Event = {
  name: 'sign-outs',
  weight: ({ handovers }) => (handovers ? 2 : 0),
  happen: async ({ chance, devices, judge, handOver, tell }) => {
    const device = chance.pick(devices);
    if (!device.held) return;
    tell(`the person of ${device.name} signs out`);
    await handOver(device, () => device.signOut());
    if (!device.held) await judge.afterSignOut(device);
  },
};
