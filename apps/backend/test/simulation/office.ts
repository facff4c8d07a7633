import { put } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import { tables, type TableName, type Tables } from '@berthcare/shared/record/tables';
import { addDays, dayAt } from '@berthcare/utils/day';
import { agencyId, clients, holding, people, plannedVisit, templates, timeZone } from './agency';
import type { Chance } from './chance';
import type { Server } from './server';

type Visit = Row<Tables['visit']>;

const caregivers = [people.priya.id, people.marc.id];

/** One thing that the office does to the record, by hand or as a command. */
export async function officeActs(
  server: Server,
  chance: Chance,
  story: (line: string) => void,
): Promise<void> {
  const act = chance.weighted([
    [4, reassign],
    [2, grant],
    [2, describeClient],
    [2, planVisit],
    [1, moveVisit],
    [1, correctEntry],
    [1, eraseEntry],
    [1, eraseVisit],
    [1, newEdition],
    [1, addendByOffice],
  ]);
  story(`office: ${act.name}`);
  await act(server, chance);
}

function rows<Name extends TableName>(server: Server, table: Name): Row<Tables[Name]>[] {
  return [...server.memory.state.streams.values()]
    .filter(({ kind }) => kind === tables[table].stream)
    .flatMap((stream) => [...stream.rows[table].values()])
    .filter(({ gone }) => !gone)
    .map(({ row }) => structuredClone(row) as unknown as Row<Tables[Name]>);
}

/** A visit where something is going on, mostly. */
function someVisit(server: Server, chance: Chance): Visit {
  const all = rows(server, 'visit');
  const busy = all.filter(({ state }) => state === 'in_progress');
  return chance.pick(busy.length > 0 && chance.happens(0.7) ? busy : all);
}

async function reassign(server: Server, chance: Chance): Promise<void> {
  const visit = someVisit(server, chance);
  const next = chance.pick([...caregivers, ...caregivers, null]);
  const formerly = new Set(visit.formerlyAssigned);
  if (visit.assignedTo) formerly.add(visit.assignedTo);
  await server.edit([put('visit', { ...visit, assignedTo: next, formerlyAssigned: [...formerly] })]);
}

/** Begins a grant where there is none, ends it where there is one. */
async function grant(server: Server, chance: Chance): Promise<void> {
  const person = chance.pick(caregivers);
  const { id } = chance.pick(clients);
  const [current] = rows(server, 'holding').filter((row) => row.streamId === person && row.recordId === id);
  await server.edit([
    current && current.endedAt === null
      ? put('holding', { ...current, endedAt: server.now })
      : holding(person, id, server.now),
  ]);
}

async function describeClient(server: Server, chance: Chance): Promise<void> {
  const client = chance.pick(rows(server, 'client'));
  await server.edit([put('client', { ...client, access: `Buzzer ${chance.between(1, 99)}` })]);
}

async function planVisit(server: Server, chance: Chance): Promise<void> {
  const day = addDays(dayAt(server.now, timeZone), chance.between(-1, 16));
  const at = { streamId: chance.pick(clients).id, day, assignedTo: chance.pick(caregivers) };
  await server.edit([put('visit', plannedVisit(chance.uuid(), at, chance.between(8, 18)))]);
}

async function moveVisit(server: Server, chance: Chance): Promise<void> {
  const visit = chance.pick(rows(server, 'visit').filter(({ state }) => state === 'planned'));
  const day = addDays(dayAt(server.now, timeZone), chance.between(-1, 16));
  const { plannedStart, plannedEnd } = plannedVisit(visit.id, { ...visit, day });
  await server.edit([put('visit', { ...visit, day, plannedStart, plannedEnd })]);
}

async function correctEntry(server: Server, chance: Chance): Promise<void> {
  const entries = rows(server, 'visitEntry').filter(({ kind }) => kind === 'vital');
  const entry = chance.pick(entries.slice(-6));
  await server.edit([
    put('visitEntry', { ...entry, value: { kind: 'vital', amount: chance.between(80, 83) } }),
  ]);
}

async function eraseEntry(server: Server, chance: Chance): Promise<void> {
  const entry = chance.pick(rows(server, 'visitEntry'));
  await server.erase([{ stream: entry.streamId, table: 'visitEntry', id: entry.id }]);
}

async function eraseVisit(server: Server, chance: Chance): Promise<void> {
  const visit = chance.pick(rows(server, 'visit').filter(({ state }) => state === 'planned'));
  await server.erase([{ stream: visit.streamId, table: 'visit', id: visit.id }]);
}

async function newEdition(server: Server, chance: Chance): Promise<void> {
  const template = chance.pick(rows(server, 'template').filter(({ id }) => id === templates.assessment));
  await server.edit([
    put('template', { ...template, signature: chance.happens(0.7) }),
    put('phrase', {
      ...{ id: chance.uuid(), streamId: agencyId, templates: [], position: 1 },
      text: { en: 'Calm and rested.', fr: 'Calme et reposée.' },
    }),
  ]);
}

async function addendByOffice(server: Server, chance: Chance): Promise<void> {
  const visit = chance.pick(rows(server, 'visit').filter(({ state }) => state === 'completed'));
  const { id: personId, role } = people.dana;
  const payload = {
    ...{ addendumId: chance.uuid(), visitId: visit.id, item: null, value: null, previous: null },
    ...{ text: 'Seen.', reason: 'Review', at: server.now },
  };
  const command = {
    ...{ id: chance.uuid(), type: 'visit.addend', v: 1, stream: visit.streamId, at: server.now },
    ...{ basis: {}, payload },
  };
  const actor = { agencyId, personId, role, timeZone, deviceId: null };
  await server.submit(actor, command);
}
