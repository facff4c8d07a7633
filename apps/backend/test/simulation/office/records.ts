import { put } from '@berthcare/shared/commands/command';
import { agencyId, templates } from '../agency';
import type { OfficeAct } from './act';

export const describeClient: OfficeAct = {
  name: 'changes how to get in',
  weight: 2,
  happen: async (desk, chance) => {
    const client = chance.pick(desk.rows('client'));
    await desk.edit([put('client', { ...client, access: `Buzzer ${chance.between(1, 99)}.` })]);
  },
};

export const correctEntry: OfficeAct = {
  name: 'corrects a documented value',
  weight: 1,
  happen: async (desk, chance) => {
    const entries = desk.rows('visitEntry').filter(({ kind }) => kind === 'vital');
    // A restore may have taken all that was ever documented.
    if (entries.length === 0) return;
    const entry = chance.pick(entries.slice(-6));
    const value = { kind: 'vital' as const, amount: chance.between(80, 83) };
    await desk.edit([put('visitEntry', { ...entry, value })]);
  },
};

export const eraseEntry: OfficeAct = {
  name: 'deletes a documented value',
  weight: 1,
  happen: async (desk, chance) => {
    const entries = desk.rows('visitEntry');
    if (entries.length === 0) return;
    const entry = chance.pick(entries);
    await desk.erase([{ stream: entry.streamId, table: 'visitEntry', id: entry.id }]);
  },
};

export const newEdition: OfficeAct = {
  name: 'changes a template and adds a phrase',
  weight: 1,
  happen: async (desk, chance) => {
    const template = chance.pick(desk.rows('template').filter(({ id }) => id === templates.assessment));
    await desk.edit([
      put('template', { ...template, signature: chance.happens(0.7) }),
      put('phrase', {
        ...{ id: chance.uuid(), streamId: agencyId, templates: [], position: 1 },
        text: { en: 'Calm and rested.', fr: 'Calme et reposée.' },
      }),
    ]);
  },
};
