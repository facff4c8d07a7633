import { select } from '@berthcare/sync-client/records';
import type { Chance } from '../chance';
import type { VirtualDevice } from '../device/virtual-device';
import { addend } from './addend';
import { complete } from './complete';
import { document, sealDrafts, type } from './document';
import type { Gesture, Visit } from './gesture';
import { start } from './start';

/** All that a caregiver does; who gives them something new to do adds it. */
const gestures: readonly Gesture[] = [start, type, sealDrafts, document, complete, addend];

const columns = ['templateId', 'assignedTo', 'state'];

/** Does one thing on a device that a caregiver could do there, mostly what makes sense. */
export async function act(
  device: VirtualDevice,
  chance: Chance,
  tell: (line: string) => void,
): Promise<void> {
  const visits: Visit[] = await select(device.storage, 'visit', {}, { columns, recent: null });
  const mine = visits.filter(
    ({ assignedTo }) => assignedTo === device.actor.personId || chance.happens(0.05),
  );
  const running = mine.filter(({ state }) => state === 'in_progress').length;
  const gesture = chance.weighted(gestures.map((one) => [one.weight(running), one] as const));
  // Few visits at a time: people meet in them.
  const among = mine.filter(({ state }) => state === gesture.on).slice(0, 2);
  if (among.length === 0) return;
  const visit = chance.pick(among);
  tell(`${device.name} ${gesture.name} visit ${visit.id.slice(0, 4)}`);
  await gesture.happen(device, visit, chance);
}
