import type { IconName } from '../../../ui/drawing/icon-paths';
import type { PhotoState } from '../queries/photos';

/** Where a photo is: as in the receipt of a visit, ticked only when the office has it. */
export const stateIcons: Record<PhotoState, IconName> = {
  ...{
    draft: 'device',
    waiting: 'device',
    sent: 'sent',
    arrived: 'ringTick',
    awaited: 'clock',
    lost: 'warning',
  },
};
