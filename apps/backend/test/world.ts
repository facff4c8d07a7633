import { put, type Change } from '@berthcare/shared/commands/command';
import type { Role } from '@berthcare/shared/domain/permissions';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { dayAt, startOfDay } from '@berthcare/utils/day';
import type { Actor } from '../src/sync/store';
import { asOwner, type Owner } from './owner';

/** Of both agencies. */
export const timeZone = 'America/Toronto';
const MINUTE = 60_000;

export interface Person {
  id: string;
  agencyId: string;
  role: Role;
  /** Caregivers have one. */
  deviceId: string;
}

export interface World {
  today: string;
  timeZone: string;
  agencyId: string;
  teams: { east: string; west: string };
  /**
   * Of the team east: Priya and Luc care, Danielle coordinates. Of the team west: Omar cares, Marc coordinates.
   * Ada administrates.
   */
  people: Record<'priya' | 'luc' | 'omar' | 'danielle' | 'marc' | 'ada', Person>;
  /** East: Osei and Tran are Priya's, Penner is Luc's and was Priya's. West: Voss is Omar's. */
  clients: Record<'osei' | 'tran' | 'penner' | 'voss', string>;
  /** One planned visit today for each client, by whoever holds it. */
  visits: Record<'osei' | 'tran' | 'penner' | 'voss', string>;
  /** The template of all the visits; `signed` asks for a signature. */
  templates: { plain: string; signed: string };
  /** Another agency, with nothing in common. */
  foreign: { agencyId: string; person: Person; coordinator: Person; clientId: string; visitId: string };
}

const id = (...parts: string[]) => derivedId('world', ...parts);

/** A small agency and a foreign one, on a freshly migrated database; the same ids every time. */
export async function buildWorld(ownerUrl: string, now = Date.now()): Promise<World> {
  const today = dayAt(now, timeZone);
  return asOwner(ownerUrl, async (owner) => {
    const agency = await foundAgency(owner, 'rideau', ['east', 'west']);
    const people = {
      priya: await hire(owner, agency, 'priya', 'caregiver', 'east'),
      luc: await hire(owner, agency, 'luc', 'caregiver', 'east'),
      omar: await hire(owner, agency, 'omar', 'caregiver', 'west'),
      danielle: await hire(owner, agency, 'danielle', 'coordinator', 'east'),
      marc: await hire(owner, agency, 'marc', 'coordinator', 'west'),
      ada: await hire(owner, agency, 'ada', 'administrator', null),
    };
    const templates = { plain: id('template', 'plain'), signed: id('template', 'signed') };
    await owner.put(template(agency.id, templates.plain, false), template(agency.id, templates.signed, true));

    const care = { today, templateId: templates.plain };
    const osei = await takeOn(owner, {
      ...care,
      name: 'osei',
      teamId: agency.team('east'),
      by: people.priya,
    });
    const tran = await takeOn(owner, {
      ...care,
      name: 'tran',
      teamId: agency.team('east'),
      by: people.priya,
    });
    const penner = await takeOn(owner, {
      ...care,
      name: 'penner',
      teamId: agency.team('east'),
      by: people.luc,
    });
    const voss = await takeOn(owner, { ...care, name: 'voss', teamId: agency.team('west'), by: people.omar });
    await owner.put(holding(people.priya, penner.clientId, 0, 1));

    return {
      ...{ today, timeZone, people, templates, agencyId: agency.id },
      teams: { east: agency.team('east'), west: agency.team('west') },
      clients: { osei: osei.clientId, tran: tran.clientId, penner: penner.clientId, voss: voss.clientId },
      visits: { osei: osei.visitId, tran: tran.visitId, penner: penner.visitId, voss: voss.visitId },
      foreign: await foundForeign(owner, today),
    };
  });
}

/** Another client of the team east, held by Priya, with a visit today. */
export function addClient(ownerUrl: string, { today, templates, teams, people }: World, name: string) {
  const care = { today, templateId: templates.plain, name, teamId: teams.east, by: people.priya };
  return asOwner(ownerUrl, (owner) => takeOn(owner, care));
}

/** Who asks: on their phone, or in the office's console. */
export const actor = ({ id: personId, agencyId, role, deviceId }: Person): Actor => ({
  ...{ agencyId, personId, role, timeZone },
  deviceId: role === 'caregiver' ? deviceId : null,
});

/** A visit that nobody has begun. */
export const plannedVisit = (
  of: Pick<Row<Tables['visit']>, 'id' | 'streamId' | 'templateId' | 'day' | 'assignedTo'>,
): Row<Tables['visit']> => ({
  ...of,
  plannedStart: startOfDay(of.day, timeZone) + 12 * 60 * MINUTE,
  plannedEnd: startOfDay(of.day, timeZone) + 12 * 60 * MINUTE + 45 * MINUTE,
  formerlyAssigned: [],
  state: 'planned',
  ...{ startedAt: null, startedBy: null, startPlace: null, endedAt: null, endPlace: null },
  ...{ summary: null, signature: null, unsignedReason: null, share: null, reviewReasons: [] },
  ...{ completedBy: null, lockedAt: null, receivedAt: null },
});

interface Agency {
  id: string;
  team(name: string): string;
}

async function foundAgency(owner: Owner, name: string, teams: string[]): Promise<Agency> {
  const agency: Agency = { id: id('agency', name), team: (team) => id('team', name, team) };
  await owner.insert('agency', [
    { id: agency.id, name, time_zone: timeZone, locale: 'en', phone: '613-555-0100' },
  ]);
  const rows = teams.map((team) => ({ id: agency.team(team), agency_id: agency.id, name: team }));
  await owner.insert('team', rows);
  return agency;
}

async function hire(
  owner: Owner,
  agency: Agency,
  name: string,
  role: Role,
  team: string | null,
): Promise<Person> {
  const person = { id: id('person', name), agencyId: agency.id, role, deviceId: id('device', name) };
  const known = { id: person.id, agency_id: agency.id };
  await owner.insert('person', [{ ...known, name, role, locale: 'en', credential: 'RN' }]);
  if (team !== null) {
    const membership = { agency_id: agency.id, person_id: person.id, team_id: agency.team(team) };
    await owner.insert('person_team', [membership]);
  }
  await owner.insert('device', [
    {
      id: person.deviceId,
      agency_id: agency.id,
      person_id: person.id,
      name,
      platform: 'web',
      public_key: {},
    },
  ]);
  return person;
}

const template = (agencyId: string, templateId: string, signature: boolean): Change =>
  put('template', {
    ...{ id: templateId, streamId: agencyId, code: signature ? 'signed' : 'plain', edition: 1, signature },
    ...{ name: { en: 'Visit', fr: 'Visite' }, sections: [], active: true },
  });

const holding = (person: Person, recordId: string, since: number, endedAt: number | null): Change =>
  put('holding', {
    ...{ id: id('holding', person.id, recordId), streamId: person.id, recordId, since, endedAt },
  });

interface Care {
  today: string;
  templateId: string;
  name: string;
  teamId: string;
  by: Person;
}

/** A new client, held by one caregiver, with a visit today. */
async function takeOn(owner: Owner, { today, templateId, name, teamId, by }: Care) {
  const clientId = id('client', name);
  const visitId = id('visit', name);
  await owner.put(
    put('client', {
      ...{
        id: clientId,
        streamId: clientId,
        teamId,
        name,
        birthDay: '1942-05-06',
        condition: 'Heart failure',
      },
      ...{ address: '1 Rideau St', access: null, accessCode: null, phone: null, language: 'en' },
      ...{ latitude: 45.4, longitude: -75.7 },
    }),
    holding(by, clientId, 0, null),
    put(
      'visit',
      plannedVisit({ id: visitId, streamId: clientId, templateId, day: today, assignedTo: by.id }),
    ),
  );
  return { clientId, visitId };
}

async function foundForeign(owner: Owner, today: string): Promise<World['foreign']> {
  const agency = await foundAgency(owner, 'foreign', ['north']);
  const person = await hire(owner, agency, 'foreign caregiver', 'caregiver', 'north');
  const coordinator = await hire(owner, agency, 'foreign coordinator', 'coordinator', 'north');
  const templateId = id('template', 'foreign');
  await owner.put(template(agency.id, templateId, false));
  const care = { today, templateId, name: 'foreign client', teamId: agency.team('north'), by: person };
  const { clientId, visitId } = await takeOn(owner, care);
  return { agencyId: agency.id, person, coordinator, clientId, visitId };
}
