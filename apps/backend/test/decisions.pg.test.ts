import { randomUUID } from 'node:crypto';
import { put } from '@berthcare/shared/commands/command';
import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { OfficeDay } from '@berthcare/shared/contracts/office-day';
import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { entryId, kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Outcome } from '@berthcare/shared/sync/wire';
import { select } from '@berthcare/sync-client/records';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { startApi, type TestApi } from './api';
import { giveLogin, officeSession, type Asker } from './client';
import { vital } from './documented-visits';
import { asOwner } from './owner';
import { activatedPhone, type TestPhone } from './phone';
import { addClient, buildWorld, type World } from './world';

let database: TestDatabase;
let api: TestApi;
let world: World;
let danielle: Asker;
let ada: Asker;
let marc: Asker;
let phone: TestPhone['device'];

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
  const { people } = world;
  for (const person of [people.danielle, people.ada, people.marc]) await giveLogin(database.ownerUrl, person);
  danielle = await officeSession(api.url, people.danielle);
  ada = await officeSession(api.url, people.ada);
  marc = await officeSession(api.url, people.marc);
  ({ device: phone } = await activatedPhone(api.url, people.danielle, people.priya));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

let stream: string;
let visitId: string;
beforeEach(async () => {
  ({ clientId: stream, visitId } = await addClient(database.ownerUrl, world, randomUUID()));
  await settled();
});

/** Until phone and office have nothing more to tell each other. */
async function settled(): Promise<void> {
  for (;;) {
    const result = await phone.exchange();
    if (result.kind !== 'done' || !result.more) return;
  }
}

type Visit = Row<Tables['visit']>;

/** A change of the visit by the office's hand. */
const change = async (over: Partial<Visit>): Promise<void> => {
  const [visit] = await select(phone.db, 'visit', { id: visitId });
  await asOwner(database.ownerUrl, (owner) => owner.put(put('visit', { ...visit!, ...over })));
};

const started = () => ({ startedAt: Date.now(), place: { missing: 'denied' as const } });

const written = (item: string, value: EntryValue) => ({
  ...{ item, kind: kindOf(value), value, provenance: 'new' as const, sourceEntryId: null },
  ...{ together: false, recordedAt: Date.now() },
});

const document = (...entries: ReturnType<typeof written>[]) =>
  phone.dispatch({ type: 'visit.document', stream, payload: { visitId, entries } });

type Decision = 'conflict.decide' | 'set_aside.accept' | 'set_aside.decline';

async function decide<Type extends Decision>(
  asker: Asker,
  type: Type,
  payload: PayloadOf<Type>,
  { id, at } = { id: randomUUID() as string, at: Date.now() },
): Promise<Outcome> {
  const json = { id, type, v: 1, stream, at, basis: {}, payload };
  const { status, body } = await asker('/v1/commands', { json });
  expect(status).toBe(200);
  return (body as { outcome: Outcome }).outcome;
}

const visitOf = async () => (await danielle(`/v1/office/visits/${visitId}`)).body as OfficeVisit;

const audited = (command: string) =>
  asOwner(database.ownerUrl, ({ rows }) =>
    rows<{ person_id: string; about_id: string | null; stream_id: string }>(
      'select person_id, about_id, stream_id from app.audit_entry where command_id = $1',
      [command],
    ),
  );

describe('two values of one entry', () => {
  /** Priya measures 71 while the office's hand has written 84. */
  async function contested(): Promise<OfficeVisit['conflicts'][number]> {
    await phone.dispatch({ type: 'visit.start', stream, payload: { visitId, ...started() } });
    await settled();
    await asOwner(database.ownerUrl, (owner) =>
      owner.put(
        put('visitEntry', {
          ...{ id: entryId(visitId, 'vital.pulse'), streamId: stream, visitId, day: world.today },
          ...{ item: 'vital.pulse', kind: 'vital', value: vital(84), provenance: 'new', together: false },
          ...{ sourceEntryId: null, recordedAt: 1, recordedBy: world.people.luc.id },
        }),
      ),
    );
    await document(written('vital.pulse', vital(71)));
    await settled();
    return (await visitOf()).conflicts[0]!;
  }
  const decision = (conflictId: string, over: Partial<PayloadOf<'conflict.decide'>> = {}) => ({
    ...{ visitId, conflictId, inRecord: vital(84), choice: 'offered' as const, value: null },
    ...{ reason: 'Taken again', ...over },
  });
  const shown = async () => (await select(phone.db, 'visitEntry', { visitId })).map(({ value }) => value);

  test('the office decides; both stay legible, at the office and on the phone', async () => {
    const { id } = await contested();
    expect(await shown()).toEqual([vital(84)]);
    const outcome = await decide(danielle, 'conflict.decide', decision(id));
    expect(outcome).toMatchObject({ outcome: 'applied' });
    const visit = await visitOf();
    expect(visit.entries).toMatchObject([{ value: vital(71), recordedBy: world.people.priya.id }]);
    expect(visit.conflicts).toMatchObject([
      {
        ...{ kept: { value: vital(84) }, offered: { value: vital(71) } },
        decision: {
          ...{ choice: 'offered', value: vital(71), replaced: vital(84), reason: 'Taken again' },
          decidedBy: world.people.danielle.id,
        },
      },
    ]);
    expect(await audited(outcome.id)).toEqual([
      { person_id: world.people.danielle.id, about_id: null, stream_id: stream },
    ]);
    await settled();
    expect(await shown()).toEqual([vital(71)]);
    expect(await select(phone.db, 'conflict', { id })).toMatchObject([
      { state: 'decided', kept: vital(84), offered: vital(71), reason: 'Taken again' },
    ]);
  });

  test('two decide at once: one does, and the other is told', async () => {
    const { id } = await contested();
    const outcomes = await Promise.all([
      decide(danielle, 'conflict.decide', decision(id)),
      decide(ada, 'conflict.decide', decision(id, { choice: 'kept' })),
    ]);
    expect(outcomes.map(({ outcome, reason }) => reason ?? outcome).sort()).toEqual([
      ...['applied', 'conflict.decided'],
    ]);
  });

  test('a decision sent twice is one', async () => {
    const { id } = await contested();
    const sent = { id: randomUUID(), at: Date.now() };
    const first = await decide(danielle, 'conflict.decide', decision(id), sent);
    expect(await decide(danielle, 'conflict.decide', decision(id), sent)).toEqual(first);
    expect(await audited(sent.id)).toHaveLength(1);
  });

  test('who decides over a value that is no longer there is told, and nothing is lost', async () => {
    const { id } = await contested();
    const late = decision(id, { inRecord: vital(70) });
    expect(await decide(danielle, 'conflict.decide', late)).toMatchObject({ reason: 'conflict.changed' });
  });

  test('its author may decide on the phone; another team’s office does not know of it', async () => {
    const { id } = await contested();
    expect(await decide(marc, 'conflict.decide', decision(id))).toMatchObject({ reason: 'record.unknown' });
    await phone.dispatch({ type: 'conflict.decide', stream, payload: decision(id, { choice: 'kept' }) });
    await settled();
    expect((await visitOf()).conflicts).toMatchObject([
      { decision: { choice: 'kept', value: vital(84), decidedBy: world.people.priya.id } },
    ]);
  });
});

describe('work that was set aside', () => {
  /** What Priya did without a network while the visit was given to Luc. */
  async function lateVisit(): Promise<string[]> {
    const { priya, luc } = world.people;
    const ids = [
      await phone.dispatch({ type: 'visit.start', stream, payload: { visitId, ...started() } }),
      await document(written('vital.pulse', vital(71)), written('note', { kind: 'note', text: 'Calm.' })),
      await phone.dispatch({
        type: 'visit.complete',
        stream,
        payload: {
          ...{ visitId, endedAt: Date.now(), place: { missing: 'denied' }, summary: 'All done.' },
          ...{ signature: null, unsignedReason: null },
        },
      }),
    ];
    await asOwner(database.ownerUrl, ({ rows }) =>
      rows(
        `update app.visit set assigned_to = $1, formerly_assigned = jsonb_build_array($2::text) where id = $3`,
        [...[luc.id, priya.id, visitId]],
      ),
    );
    await settled();
    return ids;
  }
  const because = (commandId: string) => ({ commandId, reason: 'The phone had no network' });
  const settlements = () => select(phone.db, 'settlement', {});
  const waiting = async () =>
    ((await danielle('/v1/office/days/today')).body as OfficeDay).visits.find(({ id }) => id === visitId)!
      .setAside;

  test('is accepted in its author’s name, as the office’s act; the phone learns of it', async () => {
    const ids = await lateVisit();
    expect(await waiting()).toBe(3);
    for (const id of ids) {
      const outcome = await decide(danielle, 'set_aside.accept', because(id));
      expect(outcome).toMatchObject({ outcome: 'applied' });
      expect(await audited(outcome.id)).toEqual([
        { person_id: world.people.danielle.id, about_id: world.people.priya.id, stream_id: stream },
      ]);
    }
    const visit = await visitOf();
    expect(visit).toMatchObject({
      ...{ state: 'completed', completedBy: world.people.priya.id, summary: 'All done.' },
    });
    expect(visit.entries.map(({ item, recordedBy }) => [item, recordedBy]).sort()).toEqual([
      ['note', world.people.priya.id],
      ['vital.pulse', world.people.priya.id],
    ]);
    expect(visit.setAside.map(({ id, settlement }) => [id, settlement?.decision])).toEqual(
      ids.map((id) => [id, 'accepted']),
    );
    expect(await waiting()).toBe(0);

    expect((await phone.waiting()).attention).toBeGreaterThan(0);
    await settled();
    expect((await settlements()).filter(({ id }) => ids.includes(id))).toHaveLength(3);
    expect(await audited(ids[0]!)).toEqual([]);
  });

  test('after the lock it stands beside what was signed, with who wrote it and when', async () => {
    await phone.dispatch({ type: 'visit.start', stream, payload: { visitId, ...started() } });
    await settled();
    const id = await document(written('vital.pulse', vital(71)));
    const signed = { state: 'completed', completedBy: world.people.luc.id } as const;
    await change({ ...signed, endedAt: 5, lockedAt: 5, receivedAt: 6 });
    await settled();
    await decide(danielle, 'set_aside.accept', because(id));
    const { entries, addenda, setAside } = await visitOf();
    expect(entries).toEqual([]);
    expect(addenda).toMatchObject([
      {
        ...{ item: 'vital.pulse', value: vital(71), previous: null, authorId: world.people.priya.id },
        ...{ reason: 'The phone had no network', at: setAside[0]!.at },
      },
    ]);
  });

  test('is declined with a reason, and stays legible', async () => {
    const [id] = await lateVisit();
    await decide(danielle, 'set_aside.decline', { commandId: id!, reason: 'Luc went as well' });
    const { setAside, state } = await visitOf();
    expect(state).toBe('planned');
    expect(setAside.find((one) => one.id === id)).toMatchObject({
      ...{ authorId: world.people.priya.id },
      settlement: { decision: 'declined', reason: 'Luc went as well', decidedBy: world.people.danielle.id },
    });
    expect(setAside.find((one) => one.id === id)?.startedAt).not.toBeNull();
  });

  test('is decided once, whoever is faster, and not by another team', async () => {
    const [id] = await lateVisit();
    expect(await decide(marc, 'set_aside.accept', because(id!))).toMatchObject({ reason: 'record.unknown' });
    const outcomes = await Promise.all([
      decide(danielle, 'set_aside.accept', because(id!)),
      decide(ada, 'set_aside.decline', because(id!)),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'refused']);
    expect(outcomes.map(({ reason }) => reason)).toContain('set_aside.decided');
  });

  test('what has no place in the record is not accepted, and waits on', async () => {
    const [, id] = await lateVisit();
    expect(await decide(danielle, 'set_aside.accept', because(id!))).toMatchObject({
      ...{ outcome: 'refused', reason: 'visit.not_started' },
    });
    const { setAside } = await visitOf();
    expect(setAside.map(({ settlement }) => settlement)).toEqual([null, null, null]);
  });

  test('of somebody without the record any more: they learn nothing of what became of it', async () => {
    const id = await phone.dispatch({ type: 'visit.start', stream, payload: { visitId, ...started() } });
    await asOwner(database.ownerUrl, ({ rows }) =>
      rows('update app.holding set ended_at = now() where record_id = $1', [stream]),
    );
    await settled();
    await decide(danielle, 'set_aside.accept', because(id));
    await settled();
    expect((await visitOf()).setAside).toMatchObject([{ id, settlement: { decision: 'accepted' } }]);
    expect((await settlements()).filter((one) => one.id === id)).toEqual([]);
  });
});
