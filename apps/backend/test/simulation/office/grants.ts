import { put } from '@berthcare/shared/commands/command';
import { clients, holding } from '../agency';
import { caregivers, type OfficeAct } from './act';

export const grantOrRevoke: OfficeAct = {
  name: 'begins a grant where there is none, or ends it',
  weight: 2,
  happen: async (desk, chance) => {
    const person = chance.pick(caregivers);
    const { id } = chance.pick(clients);
    const current = desk.rows('holding').find((row) => row.streamId === person && row.recordId === id);
    await desk.edit([
      current && current.endedAt === null
        ? put('holding', { ...current, endedAt: desk.now })
        : holding(person, id, desk.now),
    ]);
  },
};
