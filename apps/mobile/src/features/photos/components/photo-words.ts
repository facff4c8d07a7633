import type { Format } from '@berthcare/locales/format';
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

/** When it was taken: the time alone where the day is the visit's. */
export function takenWhen(format: Format, takenAt: number, day: string): string {
  const taken = format.dayOf(takenAt);
  const time = format.time(takenAt);
  return taken === day ? time : `${format.weekday(taken)}, ${time}`;
}
