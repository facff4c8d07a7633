import { select } from '@berthcare/sync-client/records';
import type { Chance } from '../chance';
import type { Line } from '../story/story';
import { addend } from './addend';
import { complete } from './complete';
import { document, sealDrafts, type } from './document';
import type { Gesture, Held, Visit } from './gesture';
import { attach, photograph } from './photograph';
import { start } from './start';

/** All that a caregiver does; who gives them something new to do adds it. */
const gestures: readonly Gesture[] = [
  ...[start, type, sealDrafts, document],
  ...[photograph, attach, complete, addend],
];

const columns = ['templateId', 'assignedTo', 'state'];

/** Does one thing on a device that a caregiver could do there, mostly what makes sense. */
export async function act(device: Held, chance: Chance, tell: (line: Line) => void): Promise<void> {
  const visits: Visit[] = await select(device.storage, 'visit', {}, { columns, recent: null });
  const mine = visits.filter(
    ({ assignedTo }) => assignedTo === device.actor.personId || chance.happens(0.05),
  );
  const running = mine.filter(({ state }) => state === 'in_progress').length;
  const possible = gestures.filter(({ on }) => mine.some(({ state }) => state === on));
  if (possible.length === 0) return;
  const gesture = chance.weighted(possible.map((one) => [one.weight(running), one] as const));
  // Few visits at a time: people meet in them.
  const visit = chance.pick(mine.filter(({ state }) => state === gesture.on).slice(0, 2));
  // Some have had its screen open for long: they write on what they saw then.
  if (chance.happens(0.7)) device.looks.leave(visit.id);
  tell(`${device.name} ${gesture.name} ${visit.id}`);
  await gesture.happen(device, visit, chance);
}
