import { limits } from '@berthcare/shared/sync/limits';
import type { Window } from '@berthcare/shared/sync/wire';
import type { Windows } from './store';
import { addDays, dayAt, startOfDay } from '@berthcare/utils/day';

/** The whole days a device holds now, and the instant at which they change. */
export function windowAt(now: number, timeZone: string): { window: Window; expiresAt: number } {
  const today = dayAt(now, timeZone);
  return {
    window: { from: addDays(today, -limits.windowBackDays), to: addDays(today, limits.windowAheadDays) },
    expiresAt: startOfDay(addDays(today, 1), timeZone),
  };
}

/** Whether rows may have entered or left since the device's cursors were moved. */
export const haveMoved = ({ now, before }: Windows): boolean =>
  before !== null && (before.from !== now.from || before.to !== now.to);
