import type { Event } from './event';

/** A request that its device had given up for lost arrives after all, after younger ones. */
export const lateRequest: Event = {
  name: 'late requests',
  weight: () => 4,
  happen: ({ network }) => network.deliverLate(),
};
