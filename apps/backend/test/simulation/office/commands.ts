import { conflictChoices } from '@berthcare/shared/record/conflict';
import type { OfficeCommand } from '../../../src/sync/office-command';
import type { Chance } from '../chance';
import { agencyId, people, timeZone } from '../agency';
import type { Desk, OfficeAct } from './act';

const dana = { agencyId, personId: people.dana.id, role: people.dana.role, timeZone, deviceId: null };

/** Sends a command of hers. */
const danaSends = (
  desk: Desk,
  chance: Chance,
  { type, stream, payload }: Pick<OfficeCommand, 'type' | 'stream' | 'payload'>,
) => desk.submit(dana, { id: chance.uuid(), type, v: 1, stream, at: desk.now, basis: {}, payload });

export const addendByOffice: OfficeAct = {
  name: 'adds an addendum',
  weight: 1,
  happen: async (desk, chance) => {
    const visit = chance.pick(desk.rows('visit').filter(({ state }) => state === 'completed'));
    const payload = {
      ...{ addendumId: chance.uuid(), visitId: visit.id, item: null, value: null, previous: null },
      ...{ text: 'Seen.', reason: 'Review', at: desk.now },
    };
    await danaSends(desk, chance, { type: 'visit.addend', stream: visit.streamId, payload });
  },
};

/** A person decides between two values, or for a third. */
export const decideConflict: OfficeAct = {
  name: 'decides a conflict, where there is one',
  weight: 2,
  happen: async (desk, chance) => {
    const open = desk.rows('conflict').filter(({ state }) => state === 'open');
    if (open.length === 0) return;
    const { id: conflictId, streamId: stream, visitId, entryId, offered } = chance.pick(open);
    const inRecord = desk.rows('visitEntry').find(({ id }) => id === entryId)?.value ?? null;
    const choice = chance.pick(conflictChoices);
    const value = choice === 'other' ? offered : null;
    const payload = { visitId, conflictId, inRecord, choice, value, reason: 'Called' };
    await danaSends(desk, chance, { type: 'conflict.decide', stream, payload });
  },
};

/** A person lets work in that was set aside, or declines it. */
export const decideSetAside: OfficeAct = {
  name: 'decides about work that was set aside, where there is some',
  weight: 2,
  happen: async (desk, chance) => {
    const aside = desk.aside();
    if (aside.length === 0) return;
    const { id: commandId, stream } = chance.pick(aside);
    const type = chance.happens(0.7) ? 'set_aside.accept' : 'set_aside.decline';
    await danaSends(desk, chance, { type, stream, payload: { commandId, reason: 'No network there' } });
  },
};
