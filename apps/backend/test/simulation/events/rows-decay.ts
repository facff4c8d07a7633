import type { Event } from './event';

/** A phone's database loses a row, or the last change of one, behind the engine's back. */
export const rowsDecay: Event = {
  name: 'rows lost on a phone',
  weight: ({ decays }) => (decays ? 2 : 0),
  happen: ({ chance, devices }) => chance.pick(devices).decay(chance),
};
