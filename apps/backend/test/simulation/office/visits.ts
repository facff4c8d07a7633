import { put } from '@berthcare/shared/commands/command';
import { addDays, dayAt } from '@berthcare/utils/day';
import { clients, plannedVisit, timeZone } from '../agency';
import type { Chance } from '../chance';
import { caregivers, type Desk, type OfficeAct, type Visit } from './act';

/** A visit where something is going on, mostly. */
function someVisit(desk: Desk, chance: Chance): Visit {
  const all = desk.rows('visit');
  const busy = all.filter(({ state }) => state === 'in_progress');
  return chance.pick(busy.length > 0 && chance.happens(0.7) ? busy : all);
}

const somePlanned = (desk: Desk, chance: Chance): Visit =>
  chance.pick(desk.rows('visit').filter(({ state }) => state === 'planned'));

const someDay = (desk: Desk, chance: Chance): string =>
  addDays(dayAt(desk.now, timeZone), chance.between(-1, 16));

export const reassignVisit: OfficeAct = {
  name: 'assigns a visit to somebody else',
  weight: 4,
  happen: async (desk, chance) => {
    const visit = someVisit(desk, chance);
    const next = chance.pick([...caregivers, ...caregivers, null]);
    const formerly = new Set(visit.formerlyAssigned);
    if (visit.assignedTo) formerly.add(visit.assignedTo);
    await desk.edit([put('visit', { ...visit, assignedTo: next, formerlyAssigned: [...formerly] })]);
  },
};

export const planVisit: OfficeAct = {
  name: 'plans a visit',
  weight: 2,
  happen: async (desk, chance) => {
    const at = {
      streamId: chance.pick(clients).id,
      day: someDay(desk, chance),
      assignedTo: chance.pick(caregivers),
    };
    await desk.edit([put('visit', plannedVisit(chance.uuid(), at, chance.between(8, 18)))]);
  },
};

export const moveVisit: OfficeAct = {
  name: 'moves a visit to another day',
  weight: 1,
  happen: async (desk, chance) => {
    const visit = somePlanned(desk, chance);
    const day = someDay(desk, chance);
    const { plannedStart, plannedEnd } = plannedVisit(visit.id, { ...visit, day });
    await desk.edit([put('visit', { ...visit, day, plannedStart, plannedEnd })]);
  },
};

export const eraseVisit: OfficeAct = {
  name: 'deletes a visit',
  weight: 1,
  happen: async (desk, chance) => {
    const { id, streamId } = somePlanned(desk, chance);
    await desk.erase([{ stream: streamId, table: 'visit', id }]);
  },
};
