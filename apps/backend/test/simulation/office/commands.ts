import { agencyId, people, timeZone } from '../agency';
import type { OfficeAct } from './act';

const dana = { agencyId, personId: people.dana.id, role: people.dana.role, timeZone, deviceId: null };

export const addendByOffice: OfficeAct = {
  name: 'adds an addendum',
  weight: 1,
  happen: async (desk, chance) => {
    const visit = chance.pick(desk.rows('visit').filter(({ state }) => state === 'completed'));
    const payload = {
      ...{ addendumId: chance.uuid(), visitId: visit.id, item: null, value: null, previous: null },
      ...{ text: 'Seen.', reason: 'Review', at: desk.now },
    };
    const command = {
      ...{ id: chance.uuid(), type: 'visit.addend', v: 1, stream: visit.streamId, at: desk.now },
      ...{ basis: {}, payload },
    };
    await desk.submit(dana, command);
  },
};
