import { dayAt } from '@berthcare/utils/day';
import { timeZone } from '../agency';
import { DAY, HOUR } from '../time';
import type { Event } from './event';

/** Hours pass, or days: the window slides, and devices forget what was answered two weeks ago. */
export const timePasses: Event = {
  name: 'leaps of time',
  weight: () => 3,
  happen: ({ chance, climate, server, tell }) => {
    // A restored server gets back what devices still have: no longer ago than they keep what was answered.
    const long = !climate.restores && chance.happens(0.3);
    server.now += long ? chance.between(5, 12) * DAY : chance.between(10, 40) * HOUR;
    tell(`time passes: it is ${dayAt(server.now, timeZone)}`);
  },
};
