import type { Event } from './event';

/** The office withdraws a phone from who has it. The phone hears of it when it asks. */
export const phoneWithdrawn: Event = {
  name: 'withdrawals',
  weight: ({ handovers }) => (handovers ? 0.7 : 0),
  happen: ({ chance, devices, server, tell }) => {
    const device = chance.pick(devices);
    tell(`the office withdraws ${device.name}`);
    for (const { deviceId } of device.credentials.values())
      if (chance.happens(0.7)) server.revoked.add(deviceId);
  },
};
