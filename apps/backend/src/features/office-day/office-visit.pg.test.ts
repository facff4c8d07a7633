import { randomUUID } from 'node:crypto';
import type { OfficeDay } from '@berthcare/shared/contracts/office-day';
import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import { addDays } from '@berthcare/utils/day';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { giveLogin, officeSession, type Asker } from '../../../test/client';
import { at, documentVisits, vital, written } from '../../../test/documented-visits';
import { asOwner } from '../../../test/owner';
import { activatedPhone } from '../../../test/phone';
import { buildWorld, type Person, type World } from '../../../test/world';

let database: TestDatabase;
let api: TestApi;
let world: World;
let danielle: Asker;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database, { overrides: { clock: () => at(world.today, 12.5) } });
  await documentVisits(database.ownerUrl, world);
  danielle = await signedIn(world.people.danielle);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function signedIn(person: Person): Promise<Asker> {
  await giveLogin(database.ownerUrl, person);
  return officeSession(api.url, person);
}

/** A command of a person that was held, with its content. */
const heldCommand = `with logged as (
    insert into app.command_log (agency_id, id, hash, type, stream_id, author_id, submitted_by, outcome, reason,
      sealed_at, sent_at, received_at)
    values ($1, $2, '', 'visit.start', $3, $4, $4, 'held', 'command.failed', now(), now(), now())
    returning agency_id, id
  )
  insert into app.command_content (agency_id, command_id, content) select agency_id, id, $5::json from logged`;

const visitOf = async (asker: Asker, id: string) =>
  (await asker(`/v1/office/visits/${id}`)) as { status: number; body: OfficeVisit };

describe('a visit', () => {
  test('has its documentation against the last one, in the order of template and plan', async () => {
    const { body: visit } = await visitOf(danielle, world.visits.osei);
    const before = addDays(world.today, -4);
    const ankles = 'Look at both ankles';
    expect(visit.entries.map(({ item, title, last }) => ({ item, title, last }))).toEqual([
      { item: 'vital.pulse', title: null, last: { value: vital(74), day: before } },
      { item: 'vital.weight', title: null, last: { value: vital(61.2), day: before } },
      { item: `task.${written.task}`, title: { en: ankles, fr: ankles }, last: null },
    ]);
    expect(visit.entries[1]?.notice).toMatchObject({ why: 'rise', rose: { by: 2.2, days: 4 }, from: 'plan' });
    expect(visit.unwritten).toEqual([{ item: 'vital.temperature', kind: 'vital', title: null, last: null }]);
    expect(visit.previousDay).toBe(before);
  });

  test('has the way to the office, the places, addenda, both values of a conflict and who wrote', async () => {
    const { body: visit } = await visitOf(danielle, world.visits.osei);
    const { today } = world;
    expect(visit.receipt).toEqual({ onPhoneAt: at(today, 12.4), sentAt: null, receivedAt: at(today, 12.45) });
    expect(visit.startPlace).toEqual({ distance: 22, accuracy: 12, at: at(today, 12) });
    expect(visit.endPlace).toEqual({ missing: 'timeout' });
    expect(visit.addenda).toMatchObject([{ id: written.addendum, value: vital(87), previous: vital(78) }]);
    expect(visit.conflicts).toMatchObject([
      { id: written.conflict, kept: { value: vital(78) }, offered: { value: vital(80) }, decision: null },
    ]);
    expect(visit.people.map(({ name }) => name)).toEqual(['danielle', 'luc', 'priya']);
    expect(visit.client).toMatchObject({ name: 'osei', allergies: [{ substance: 'Latex', reaction: null }] });
    expect(visit.caregiver).toMatchObject({ name: 'priya', lastHeardAt: at(today, 12 + 1 / 3) });
  });

  test('the office is not told how to get into the home, nor where exactly the phone was', async () => {
    const { body } = await visitOf(danielle, world.visits.osei);
    expect(JSON.stringify(body)).not.toMatch(/access|latitude|longitude/);
  });

  test('of another team or agency, or none at all, does not exist', async () => {
    const { visits, foreign, people } = world;
    for (const id of [visits.voss, foreign.visitId, written.task]) {
      expect(await visitOf(danielle, id)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    }
    expect((await visitOf(await signedIn(people.ada), visits.voss)).status).toBe(200);
    expect((await visitOf(await signedIn(foreign.coordinator), foreign.visitId)).status).toBe(200);
  });
});

describe('more to read takes no more statements', () => {
  async function asked(path: string): Promise<number> {
    const query = vi.spyOn(pg.Client.prototype, 'query');
    const { status } = await danielle(path);
    const count = query.mock.calls.length;
    query.mockRestore();
    expect(status).toBe(200);
    return count;
  }

  /** The fewest of a few times: a new connection, or what the server does by itself meanwhile, adds its own. */
  async function statementsOf(path: string): Promise<number> {
    const counts: number[] = [];
    while (counts.length < 4) counts.push(await asked(path));
    return Math.min(...counts);
  }

  test('of a day, of a visit', async () => {
    const before = addDays(world.today, -4);
    const { osei } = world.visits;
    expect(await statementsOf(`/v1/office/days/${world.today}`)).toBe(
      await statementsOf(`/v1/office/days/${before}`),
    );
    expect(await statementsOf(`/v1/office/visits/${osei}`)).toBe(
      await statementsOf(`/v1/office/visits/${written.lastVisit}`),
    );
  });
});

describe('every look is audited', () => {
  test('each record on the day and each visit, once an hour, and none that was not shown', async () => {
    const { people, visits, clients, today } = world;
    const marc = await signedIn(people.marc);
    for (const path of [`days/${today}`, `visits/${visits.voss}`, `visits/${visits.osei}`]) {
      await marc(`/v1/office/${path}`);
      await marc(`/v1/office/${path}`);
    }
    const looks = await asOwner(database.ownerUrl, (owner) =>
      owner.rows(
        `select stream_id, what from app.audit_entry where kind = 'view' and person_id = $1 order by id`,
        [people.marc.id],
      ),
    );
    expect(looks).toEqual([
      { stream_id: clients.voss, what: `day/${today}` },
      { stream_id: clients.voss, what: `visit/${visits.voss}` },
    ]);
  });
});

describe('work that was set aside', () => {
  test('is flagged on the day, and shown with both sides; the record is unchanged', async () => {
    const { people, visits, clients, today } = world;
    const { device: phone } = await activatedPhone(api.url, people.danielle, people.priya);
    await phone.exchange();
    const draft = (item: string, value: EntryValue) => ({
      ...{ item, kind: kindOf(value), value, provenance: 'new' as const, sourceEntryId: null },
      ...{ together: false, recordedAt: at(today, 12.2) },
    });
    const entries = [draft('vital.pulse', vital(99)), draft('vital.temperature', vital(37.1))];
    await phone.dispatch({
      type: 'visit.document',
      stream: clients.osei,
      payload: { visitId: visits.osei, entries },
    });
    await phone.exchange();

    const day = (await danielle(`/v1/office/days/${today}`)).body as OfficeDay;
    expect(day.visits.flatMap(({ id, setAside }) => (setAside > 0 ? [[id, setAside]] : []))).toEqual([
      [visits.osei, 1],
    ]);
    const { body: visit } = await visitOf(danielle, visits.osei);
    expect(visit.setAside).toMatchObject([
      {
        ...{ outcome: 'review', reason: 'visit.locked', authorId: people.priya.id },
        entries: [
          { item: 'vital.pulse', value: vital(99), inRecord: vital(78) },
          { item: 'vital.temperature', value: vital(37.1), inRecord: null },
        ],
      },
    ]);
    expect(visit.people.map(({ id }) => id)).toContain(people.priya.id);
    expect(visit.entries.find(({ item }) => item === 'vital.pulse')?.value).toEqual(vital(78));
  });

  test.each([
    ['refused', 'visit.start', { missing: true }, 'command.malformed'],
    ['refused', 'visit.new_kind', { noted: 'Fell at noon.' }, 'command.unknown'],
  ])('%s is shown as it came where nobody understands it (%s)', async (outcome, type, payload, reason) => {
    const { clients, visits, people } = world;
    const id = randomUUID();
    const offered = { id, type, v: 1, stream: clients.osei, at: at(world.today, 12.3), basis: {} };
    const body = { ...offered, payload: { visitId: visits.osei, ...payload } };
    expect(await danielle('/v1/commands', { method: 'POST', json: body })).toMatchObject({ status: 200 });
    const { body: visit } = await visitOf(danielle, visits.osei);
    expect(visit.setAside.find((one) => one.id === id)).toMatchObject({
      ...{ outcome, reason, authorId: people.danielle.id },
      unread: JSON.stringify(body.payload),
    });
  });

  test('what the server failed on is shown, though no clock shows its times', async () => {
    const { clients, visits, people } = world;
    const id = randomUUID();
    const payload = { visitId: visits.osei, startedAt: 9e15, place: { missing: 'denied' } };
    await asOwner(database.ownerUrl, (owner) =>
      owner.rows(heldCommand, [
        ...[world.agencyId, id, clients.osei, people.priya.id],
        JSON.stringify({ type: 'visit.start', v: 1, at: at(world.today, 12), skew: 9e15, payload }),
      ]),
    );
    const { body: visit } = await visitOf(danielle, visits.osei);
    const held = visit.setAside.find((one) => one.id === id);
    expect(held).toMatchObject({ outcome: 'held', at: 0, startedAt: null, unread: JSON.stringify(payload) });
  });
});
