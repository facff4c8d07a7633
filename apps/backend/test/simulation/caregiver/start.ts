import type { Gesture } from './gesture';

export const start: Gesture = {
  name: 'starts',
  weight: (running) => (running < 2 ? 4 : 1),
  on: 'planned',
  happen: async (device, { id, streamId }) => {
    const payload = { visitId: id, startedAt: device.now(), place: { missing: 'timeout' as const } };
    await device.seal(streamId, { type: 'visit.start', payload });
  },
};
