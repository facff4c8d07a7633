import type { Device } from '@berthcare/sync-client/device';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import type { AnyGiven } from '@berthcare/sync-client/given';
import { select } from '@berthcare/sync-client/records';
import { turns } from '@berthcare/sync-client/sqlite/turns';
import type { BeingWritten } from './being-written';
import { commandsOfDrafts } from './commands-of-drafts';
import { addendumKey, formKey } from './draft-rows';

type Sealing = Pick<Device, 'db' | 'draftSubjects' | 'written' | Dispatching | 'dropDrafts'>;
type Dispatching = 'dispatchAll' | 'dispatchAllAnyway';

/** What two would read at once they would both seal. */
const inTurn = turns();

/**
 * Seals what an app that was killed has left unsealed, all of a visit or nothing, so that it reaches the office without
 * anybody opening the visit again. Only the tab that holds the database can ask, so nobody else is writing; a visit
 * whose screen is open seals its own. What the rule refuses stays a draft, shown when the visit is opened. Forms and
 * addenda stay as well: nobody has signed or sent them yet. Of a visit that is over no screen shows a draft, but an addendum:
 * what the rule refuses goes to the office all the same, and its form goes, as does what does not open.
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
  const given = commandsOfDrafts(visit, drafts);
  const isOver = visit.state !== 'planned' && visit.state !== 'in_progress';
  if (!isOver) return seal(device, 'dispatchAll', given);
  // One by one: what is no command holds up nothing.
  for (const one of given) await seal(device, 'dispatchAllAnyway', [one]);
  const form = drafts.map(({ key }) => key).filter((key) => key === formKey(visitId));
  const useless = [...form, ...unreadable.filter((key) => key !== addendumKey(visitId))];
  if (useless.length > 0) await device.dropDrafts(useless);
}

async function seal(device: Sealing, how: Dispatching, given: readonly AnyGiven[]): Promise<void> {
  if (given.length === 0) return;
  try {
    await device[how](given);
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
  }
}
