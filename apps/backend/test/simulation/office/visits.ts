import { put } from '@berthcare/shared/commands/command';
import { addDays, dayAt } from '@berthcare/utils/day';
import { clients, plannedVisit, timeZone } from '../agency';
import type { Chance } from '../chance';
import type { Server } from '../server/server';
import { caregivers, rows, type OfficeAct, type Visit } from './act';

/** A visit where something is going on, mostly. */
function someVisit(server: Server, chance: Chance): Visit {
  const all = rows(server, 'visit');
  const busy = all.filter(({ state }) => state === 'in_progress');
  return chance.pick(busy.length > 0 && chance.happens(0.7) ? busy : all);
}

const somePlanned = (server: Server, chance: Chance): Visit =>
  chance.pick(rows(server, 'visit').filter(({ state }) => state === 'planned'));

const someDay = (server: Server, chance: Chance): string =>
  addDays(dayAt(server.now, timeZone), chance.between(-1, 16));

export const reassignVisit: OfficeAct = {
  name: 'assigns a visit to somebody else',
  weight: 4,
  happen: async (server, chance) => {
    const visit = someVisit(server, chance);
    const next = chance.pick([...caregivers, ...caregivers, null]);
    const formerly = new Set(visit.formerlyAssigned);
    if (visit.assignedTo) formerly.add(visit.assignedTo);
    await server.edit([put('visit', { ...visit, assignedTo: next, formerlyAssigned: [...formerly] })]);
  },
};

export const planVisit: OfficeAct = {
  name: 'plans a visit',
  weight: 2,
  happen: async (server, chance) => {
    const at = {
      streamId: chance.pick(clients).id,
      day: someDay(server, chance),
      assignedTo: chance.pick(caregivers),
    };
    await server.edit([put('visit', plannedVisit(chance.uuid(), at, chance.between(8, 18)))]);
  },
};

export const moveVisit: OfficeAct = {
  name: 'moves a visit to another day',
  weight: 1,
  happen: async (server, chance) => {
    const visit = somePlanned(server, chance);
    const day = someDay(server, chance);
    const { plannedStart, plannedEnd } = plannedVisit(visit.id, { ...visit, day });
    await server.edit([put('visit', { ...visit, day, plannedStart, plannedEnd })]);
  },
};

export const eraseVisit: OfficeAct = {
  name: 'deletes a visit',
  weight: 1,
  happen: async (server, chance) => {
    const { id, streamId } = somePlanned(server, chance);
    await server.erase([{ stream: streamId, table: 'visit', id }]);
  },
};
