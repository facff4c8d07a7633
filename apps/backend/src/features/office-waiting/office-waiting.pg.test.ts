import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { listWaiting, WaitingCounts } from '@berthcare/shared/contracts/office-waiting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { giveLogin, officeSession, type Asker } from '../../../test/client';
import { at, documentVisits } from '../../../test/documented-visits';
import { asOwner } from '../../../test/owner';
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

type Page = ResponseOf<typeof listWaiting>;
const pageOf = async (asker: Asker, after?: string) =>
  (await asker(`/v1/office/waiting${after ? `?after=${after}` : ''}`)).body as Page;
const countsOf = async (asker: Asker) => (await asker('/v1/office/waiting/counts')).body as WaitingCounts;
const idOf = (item: Page['items'][number]) => (item.kind === 'visit' ? item.visit.id : item.command.id);

interface Work {
  outcome: 'review' | 'refused' | 'held';
  stream?: string;
  visitId?: string;
  /** Hours of today. */
  hour?: number;
  by?: Person;
}

/** Work of Priya's that was set aside. @returns its id */
async function setAside({
  outcome,
  stream = world.clients.osei,
  visitId,
  hour = 12,
  by = world.people.priya,
}: Work): Promise<string> {
  const id = randomUUID();
  const received = at(world.today, hour);
  const content = {
    ...{ id, seq: 1, hash: '', stream, author: by.id, type: 'visit.start', v: 1, at: received, skew: 0 },
    ...{ basis: {}, payload: { visitId, noted: 'At noon' } },
  };
  await asOwner(database.ownerUrl, (owner) =>
    owner.rows(
      `with logged as (
         insert into app.command_log (agency_id, id, hash, type, stream_id, author_id, submitted_by, outcome, reason,
           sealed_at, sent_at, received_at)
         values ($1, $2, '', 'visit.start', $3, $4, $4, $5, 'command.failed', now(), now(), to_timestamp($6))
         returning agency_id, id
       )
       insert into app.command_content (agency_id, command_id, content) select agency_id, id, $7::json from logged`,
      [world.agencyId, id, stream, by.id, outcome, received / 1000, JSON.stringify(content)],
    ),
  );
  return id;
}

describe('what waits', () => {
  test('is listed by urgency, each visit once, what has no visit by itself', async () => {
    const { visits, clients } = world;
    const alone = await setAside({ outcome: 'review', hour: 11 });
    const elsewhere = await setAside({ outcome: 'refused', visitId: visits.tran, hour: 10 });
    await setAside({ outcome: 'held', visitId: visits.osei, hour: 9 });
    await setAside({ outcome: 'review', visitId: visits.tran, stream: clients.tran });
    await setAside({ outcome: 'refused', visitId: visits.tran, stream: clients.tran });

    const { items, next } = await pageOf(danielle);
    expect(items.map(idOf)).toEqual([visits.osei, alone, visits.tran, elsewhere]);
    expect(next).toBeNull();
    expect(items[0]).toMatchObject({
      ...{ kind: 'visit', clientName: 'osei', since: at(world.today, 9) },
      visit: { day: world.today, state: 'completed' },
      counts: { conflict: 1, review: 0, refused: 0, held: 1 },
    });
    expect(items[1]).toMatchObject({
      ...{ kind: 'alone', clientName: 'osei', people: [{ name: 'priya' }] },
      command: { id: alone, outcome: 'review', unread: expect.stringContaining('At noon') as string },
    });
    expect(await countsOf(danielle)).toEqual({ conflict: 1, review: 2, refused: 2, held: 1 });
  });

  test('is that of the asker’s teams', async () => {
    const marc = await signedIn(world.people.marc);
    const theirs = await setAside({ outcome: 'review', stream: world.clients.voss });
    expect((await pageOf(marc)).items.map(idOf)).toEqual([theirs]);
    expect(await countsOf(marc)).toEqual({ conflict: 0, review: 1, refused: 0, held: 0 });
    expect((await pageOf(danielle)).items.map(idOf)).not.toContain(theirs);
    const foreign = await signedIn(world.foreign.coordinator);
    expect((await pageOf(foreign)).items).toEqual([]);
  });

  test('waits no more once somebody has decided', async () => {
    const { items } = await pageOf(danielle);
    const alone = items.find(({ kind }) => kind === 'alone')!;
    const before = await countsOf(danielle);
    const decline = {
      ...{ id: randomUUID(), type: 'set_aside.decline', v: 1, stream: alone.streamId, basis: {} },
      ...{ at: at(world.today, 12.4), payload: { commandId: idOf(alone), reason: 'Known already' } },
    };
    const { body } = await danielle('/v1/commands', { method: 'POST', json: decline });
    expect(body).toMatchObject({ outcome: { outcome: 'applied' } });
    expect((await pageOf(danielle)).items.map(idOf)).not.toContain(idOf(alone));
    expect(await countsOf(danielle)).toEqual({ ...before, review: before.review - 1 });
  });

  test('comes in pages; none is told twice or passed over when others come in between', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 120; count += 1) ids.push(await setAside({ outcome: 'review', hour: 8 }));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await pageOf(danielle, after ?? undefined);
      seen.push(...page.items.map(idOf));
      after = page.next;
      await setAside({ outcome: 'review', hour: 7 });
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(ids));
    const noInstant = `1.9999999999999999.${world.visits.osei}.00000000`;
    const noId = `1.1.${'-'.repeat(36)}.00000000`;
    for (const made of ['all', noInstant, noId])
      expect((await danielle(`/v1/office/waiting?after=${made}`)).status).toBe(400);
  });

  test('says when something moved to before the place that it goes on from', async () => {
    const at = { visitId: world.visits.penner, stream: world.clients.penner };
    await setAside({ outcome: 'held', ...at });
    const first = await pageOf(danielle);
    expect(first.moved).toBe(false);
    const names = async (after?: string) => (await pageOf(danielle, after)).items.map(idOf);
    expect(await names()).not.toContain(at.visitId);
    expect((await pageOf(danielle, first.next!)).moved).toBe(false);
    await setAside({ outcome: 'review', ...at, hour: 6 });
    expect(await names(first.next!)).not.toContain(at.visitId);
    expect((await pageOf(danielle, first.next!)).moved).toBe(true);
    const anew = await pageOf(danielle);
    expect(anew.items.map(idOf)).toContain(at.visitId);
    expect((await pageOf(danielle, anew.next!)).moved).toBe(false);
  });
});

test('every look is audited, of each record that was shown; counting shows none', async () => {
  const looks = () =>
    asOwner(database.ownerUrl, (owner) =>
      owner.rows<{ stream_id: string }>(
        `select stream_id from app.audit_entry where kind = 'view' and what = 'waiting' and person_id = $1`,
        [world.people.ada.id],
      ),
    );
  const ada = await signedIn(world.people.ada);
  await countsOf(ada);
  expect(await looks()).toEqual([]);
  const { items } = await pageOf(ada);
  await pageOf(ada);
  const shown = new Set(items.map(({ streamId }) => streamId));
  expect((await looks()).map(({ stream_id }) => stream_id).sort()).toEqual([...shown].sort());
});
