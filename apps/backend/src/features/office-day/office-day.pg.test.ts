import type { OfficeDay } from '@berthcare/shared/contracts/office-day';
import { addDays } from '@berthcare/utils/day';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { giveLogin, officeSession, type Asker } from '../../../test/client';
import { at, documentVisits, written } from '../../../test/documented-visits';
import { buildWorld, timeZone, type World } from '../../../test/world';

let database: TestDatabase;
let api: TestApi;
let world: World;
let danielle: Asker;
let ada: Asker;
let elsewhere: Asker;
let now: number;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  now = at(world.today, 12.5);
  api = await startApi(database, { overrides: { clock: () => now } });
  const { people, foreign } = world;
  for (const person of [people.danielle, people.ada, foreign.coordinator]) {
    await giveLogin(database.ownerUrl, person);
  }
  danielle = await officeSession(api.url, people.danielle);
  ada = await officeSession(api.url, people.ada);
  elsewhere = await officeSession(api.url, foreign.coordinator);
  await documentVisits(database.ownerUrl, world);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const dayOf = async (asker: Asker, day = 'today'): Promise<OfficeDay> =>
  (await asker(`/v1/office/days/${day}`)).body as OfficeDay;
const clientsOf = ({ visits }: OfficeDay) => visits.map(({ clientName }) => clientName).sort();

describe('a day', () => {
  test('has the visits of one’s teams with who goes, how they stand and what waits', async () => {
    const day = await dayOf(danielle);
    expect(day).toMatchObject({ day: world.today, today: world.today, timeZone, now });
    expect(day.teams).toEqual([{ id: world.teams.east, name: 'east' }]);
    expect(clientsOf(day)).toEqual(['osei', 'penner', 'tran']);
    expect(day.visits.find(({ id }) => id === world.visits.osei)).toEqual({
      id: world.visits.osei,
      clientId: world.clients.osei,
      clientName: 'osei',
      teamId: world.teams.east,
      template: { en: 'Follow-up', fr: 'Suivi' },
      caregiverId: world.people.priya.id,
      state: 'completed',
      plannedStart: at(world.today, 12),
      plannedEnd: at(world.today, 12.75),
      startedAt: at(world.today, 12),
      endedAt: at(world.today, 12.4),
      reviewReasons: [],
      openConflicts: 1,
      setAside: 0,
      addenda: 1,
    });
  });

  test('has the caregivers of one’s teams, and who stands in from another, with when they were heard', async () => {
    const { caregivers } = await dayOf(danielle);
    const heard = at(world.today, 12 + 1 / 3);
    expect(caregivers.map(({ name, teamIds, lastHeardAt }) => ({ name, teamIds, lastHeardAt }))).toEqual([
      { name: 'luc', teamIds: [world.teams.east], lastHeardAt: null },
      { name: 'omar', teamIds: [], lastHeardAt: heard },
      { name: 'priya', teamIds: [world.teams.east], lastHeardAt: heard },
    ]);
  });

  test('an administrator sees every team, another agency only its own', async () => {
    expect(clientsOf(await dayOf(ada))).toEqual(['osei', 'penner', 'tran', 'voss']);
    expect(clientsOf(await dayOf(elsewhere))).toEqual(['foreign client']);
  });

  test('another day has its own visits, or none', async () => {
    const before = await dayOf(danielle, addDays(world.today, -4));
    expect(before.visits.map(({ id }) => id)).toEqual([written.lastVisit]);
    expect((await dayOf(danielle, '2001-01-01')).visits).toEqual([]);
  });

  test.each(['2026-02-30', '0000-01-01', 'yesterday', '2026-1-1', '9999-12-31'])(
    '%s is no day',
    async (day) => {
      expect(await danielle(`/v1/office/days/${day}`)).toMatchObject({
        status: 400,
        body: { error: { code: 'request.malformed' } },
      });
    },
  );
});

describe('caregivers', () => {
  const namesFor = async (asker: Asker) => {
    const { body } = (await asker('/v1/office/caregivers')) as {
      body: Pick<OfficeDay, 'caregivers' | 'teams'>;
    };
    return { people: body.caregivers.map(({ name }) => name), teams: body.teams.map(({ name }) => name) };
  };

  test('are those of one’s teams; an administrator’s are all of the agency’s', async () => {
    expect(await namesFor(danielle)).toEqual({ people: ['luc', 'priya'], teams: ['east'] });
    expect(await namesFor(ada)).toEqual({ people: ['luc', 'omar', 'priya'], teams: ['east', 'west'] });
  });
});
