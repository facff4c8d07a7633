import { DAY, HOUR } from '../time';
import type { Event } from './event';

/** A phone's clock is set wrong, by up to two days. */
export const clockJumps: Event = {
  name: 'clock jumps',
  weight: () => 2,
  happen: ({ chance, devices, tell }) => {
    const device = chance.pick(devices);
    device.clockOffset = chance.between(-2 * DAY, 2 * DAY);
    tell(`the clock of ${device.name} is off by ${(device.clockOffset / HOUR).toFixed(1)} hours`);
  },
};
