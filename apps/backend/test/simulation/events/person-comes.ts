import { agencyId, people, timeZone } from '../agency';
import type { Event } from './event';

/** Somebody is given a phone that is nobody's: who had it before, or another, whose queue is one of its own. */
export const personComes: Event = {
  name: 'activations',
  weight: ({ handovers }) => (handovers ? 3 : 0),
  happen: async ({ chance, devices, handOver, tell }) => {
    const free = devices.filter(({ held }) => !held);
    if (free.length === 0) return;
    const device = chance.pick(free);
    const { id: personId, role } = chance.pick([people.priya, people.marc]);
    tell(`${personId} is given ${device.name}`);
    await handOver(device, () => device.activate({ personId, agencyId, role, timeZone, deviceId: '' }));
  },
};
