import type { Device } from '@berthcare/sync-client/device';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import type { AnyGiven } from '@berthcare/sync-client/given';
import { select } from '@berthcare/sync-client/records';
import type { BeingWritten } from './being-written';
import { commandsOfDrafts } from './commands-of-drafts';
import { addendumKey } from './draft-rows';
import { serial } from './serial';

type Sealing = Pick<Device, 'db' | 'draftSubjects' | 'written' | 'dispatchAll' | 'dropDrafts'>;

/** What two would read at once they would both seal. */
const inTurn = serial();

/**
 * Seals what an app that was killed has left unsealed, all of a visit or nothing, so that it reaches the office without
 * anybody opening the visit again. Only the tab that holds the database can ask, so nobody else is writing; a visit
 * whose screen is open seals its own. What the rule refuses stays a draft, shown when the visit is opened. Forms and
 * addenda stay as well: nobody has signed or sent them yet. What does not open goes with the visit that is over: nobody could
 * write it again, but an addendum.
 */
export const sealLeftDrafts = (device: Sealing, open: Pick<BeingWritten, 'has'>): Promise<void> =>
  inTurn(async () => {
    for (const visitId of await device.draftSubjects()) await sealVisit(device, open, visitId);
  });

async function sealVisit(device: Sealing, open: Pick<BeingWritten, 'has'>, visitId: string): Promise<void> {
  const { drafts, unreadable } = await device.written(visitId);
  const [visit] = await select(device.db, 'visit', { id: visitId });
  // Asked last: a screen that opens from here on reads its drafts after these are sealed.
  if (!visit || open.has(visitId)) return;
  await seal(device, commandsOfDrafts(visit, drafts));
  const isOver = visit.state !== 'planned' && visit.state !== 'in_progress';
  const lost = isOver ? unreadable.filter((key) => key !== addendumKey(visitId)) : [];
  if (lost.length > 0) await device.dropDrafts(lost);
}

async function seal(device: Sealing, given: readonly AnyGiven[]): Promise<void> {
  if (given.length === 0) return;
  try {
    await device.dispatchAll(given);
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
  }
}
