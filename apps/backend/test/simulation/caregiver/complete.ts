import { templates } from '../agency';
import { sealingDrafts } from './document';
import { attaching } from './photograph';
import type { Gesture } from './gesture';

/** Completes a visit; what is still a draft is sealed with it, both or neither. */
export const complete: Gesture = {
  name: 'completes',
  weight: () => 2,
  on: 'in_progress',
  happen: async (device, visit, chance) => {
    const unsigned = visit.templateId === templates.assessment && chance.happens(0.9);
    const completion = {
      type: 'visit.complete' as const,
      payload: {
        ...{
          visitId: visit.id,
          endedAt: device.now(),
          place: { missing: 'denied' as const },
          signature: null,
        },
        ...{
          summary: `Done ${chance.between(1, 9)}.`,
          unsignedReason: unsigned ? { reason: 'asleep' as const } : null,
        },
      },
    };
    const sealed = sealingDrafts(device, visit.id);
    await device.seal(
      visit.streamId,
      ...(sealed ? [sealed] : []),
      ...attaching(device, visit.id),
      completion,
    );
  },
};
