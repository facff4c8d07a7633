import type { Gesture } from './gesture';

export const addend: Gesture = {
  name: 'adds an addendum to',
  weight: () => 1,
  on: 'completed',
  happen: async (device, { id, streamId }, chance) => {
    const payload = {
      ...{ addendumId: chance.uuid(), visitId: id, item: null, value: null, previous: null },
      ...{ text: `Also ${chance.between(1, 9)}.`, reason: 'Forgotten', at: device.now() },
    };
    await device.seal(streamId, { type: 'visit.addend', payload });
  },
};
