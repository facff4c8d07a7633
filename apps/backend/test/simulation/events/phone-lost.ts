import { DAY } from '../time';
import type { Event } from './event';

/** A phone is lost and found weeks later, withdrawn or not; nobody has heard of the others meanwhile either. */
export const phoneLost: Event = {
  name: 'phones lost and found',
  weight: ({ handovers, restores }) => (handovers && !restores ? 0.5 : 0),
  happen: async ({ chance, devices, server, judge, tell }) => {
    const device = chance.pick(devices);
    const withdrawn = chance.happens(0.5);
    tell(`${device.name} is lost${withdrawn ? ', and withdrawn' : ''}`);
    if (withdrawn) server.revoked.add(device.actor.deviceId);
    server.now += chance.between(8, 20) * DAY;
    tell(`${device.name} is found`);
    await device.boot();
    await judge.always(device);
  },
};
