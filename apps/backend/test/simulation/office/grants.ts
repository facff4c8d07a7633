import { put } from '@berthcare/shared/commands/command';
import { clients, holding } from '../agency';
import { caregivers, rows, type OfficeAct } from './act';

export const grantOrRevoke: OfficeAct = {
  name: 'begins a grant where there is none, or ends it',
  weight: 2,
  happen: async (server, chance) => {
    const person = chance.pick(caregivers);
    const { id } = chance.pick(clients);
    const current = rows(server, 'holding').find((row) => row.streamId === person && row.recordId === id);
    await server.edit([
      current && current.endedAt === null
        ? put('holding', { ...current, endedAt: server.now })
        : holding(person, id, server.now),
    ]);
  },
};
