import { randomUUID } from 'node:crypto';
import { reportDevice } from '@berthcare/shared/contracts/devices';
import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { deviceSession, giveLogin, officeSession, type Asker } from '../../../test/client';
import { asOwner } from '../../../test/owner';
import { askHow, look, put, testPicture, type TestPicture } from '../../../test/pictures';
import { sealed, syncRequest } from '../../../test/sealed';
import { buildWorld, type Person, type World } from '../../../test/world';
import { findArrived, removeOrphans } from './index';

const DAY_MS = 24 * 60 * 60 * 1000;

let database: TestDatabase;
let api: TestApi;
let world: World;
let priya: Asker;
let luc: Asker;
let danielle: Asker;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
  const { people, visits, clients } = world;
  await giveLogin(database.ownerUrl, people.danielle);
  danielle = await officeSession(api.url, people.danielle);
  priya = await deviceSession(database.ownerUrl, api.url, people.priya.deviceId);
  luc = await deviceSession(database.ownerUrl, api.url, people.luc.deviceId);
  const start = { startedAt: Date.now(), place: { missing: 'denied' } };
  await push(priya, people.priya, 'visit.start', clients.osei, { visitId: visits.osei, ...start });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(database.ownerUrl, (owner) => owner.rows<Row & Record<string, unknown>>(text, values));

async function push(phone: Asker, author: Person, type: string, stream: string, payload: object) {
  const command = sealed({ type, stream, author: author.id, payload });
  const { body } = await phone('/v1/sync', { json: syncRequest([command]) });
  return (body as { outcomes: { outcome: string; reason: string | null }[] }).outcomes[0]!;
}

/** A photo of the visit at Osei's, which is Priya's and goes on. */
async function attached(): Promise<TestPicture> {
  const { people, visits, clients } = world;
  const picture = testPicture(visits.osei);
  const outcome = await push(priya, people.priya, 'photo.attach', clients.osei, picture.payload);
  expect(outcome.outcome).toBe('applied');
  return picture;
}

const idOf = ({ payload }: TestPicture) => payload.photoId;

async function sent(picture: TestPicture, phone = priya): Promise<TestPicture> {
  expect(await put(api.url, await askHow(phone, idOf(picture)), picture.bytes)).toBe(200);
  return picture;
}

const versionOf = async (stream: string) =>
  Number(
    (await sql<{ version: string }>('select version from app.stream where id = $1', [stream]))[0]!.version,
  );

const shownIn = async (visitId: string) =>
  (await danielle(`/v1/office/visits/${visitId}`)).body as OfficeVisit;

describe('a picture on its way', () => {
  test('is sent once its photo is attached; when the store has it, all who hold the record are told and may see it', async () => {
    const { clients, visits } = world;
    const picture = await attached();
    const id = idOf(picture);
    expect(await look(api.url, danielle, id)).toBe('awaited');
    await sent(picture);

    const version = await versionOf(clients.osei);
    const hints: string[] = [];
    const stop = api.context.hints.subscribe((streams) => hints.push(...streams));
    expect(await askHow(priya, id)).toEqual({ kind: 'arrived' });
    await expect.poll(() => hints).toContain(clients.osei);
    stop();

    expect(await versionOf(clients.osei)).toBe(version + 1);
    expect(await look(api.url, priya, id)).toEqual(picture.bytes);
    expect(await look(api.url, danielle, id)).toEqual(picture.bytes);
    const [photo] = (await shownIn(visits.osei)).photos.filter((one) => one.id === id);
    expect(photo).toMatchObject({ takenBy: world.people.priya.id, width: 40, height: 30 });
    expect(photo?.arrivedAt).toBeTypeOf('number');

    expect(await askHow(priya, id)).toEqual({ kind: 'arrived' });
    expect(await versionOf(clients.osei)).toBe(version + 1);
  });

  const missed = async ({ deviceId }: Person) =>
    (await danielle(`/v1/office/devices/${deviceId}/report`)).read(reportDevice).pictures;

  test('is missed by the report on its phone, and on no other, until the office has it', async () => {
    const { priya: taker, luc: other } = world.people;
    const before = await missed(taker);
    const picture = await attached();
    expect([await missed(taker), await missed(other)]).toEqual([before + 1, 0]);
    await askHow(priya, idOf(await sent(picture)));
    expect(await missed(taker)).toBe(before);
  });

  test('is missed on the phone that told of it, too, when the office let its photo in', async () => {
    const { people, clients, visits } = world;
    const before = await missed(people.priya);
    const end = 'update app.holding set ended_at = $3 where stream_id = $1 and record_id = $2';
    await sql(end, [people.priya.id, clients.osei, new Date()]);
    const { payload } = testPicture(visits.osei);
    const command = sealed({ type: 'photo.attach', stream: clients.osei, author: people.priya.id, payload });
    await priya('/v1/sync', { json: syncRequest([command]) });
    await sql(end, [people.priya.id, clients.osei, null]);
    expect(await missed(people.priya)).toBe(before);
    const accept = { id: randomUUID(), type: 'set_aside.accept', v: 1, stream: clients.osei, at: Date.now() };
    const because = { commandId: command.id, reason: 'She was there.' };
    const { body } = await danielle('/v1/commands', { json: { ...accept, basis: {}, payload: because } });
    expect(body).toMatchObject({ outcome: { outcome: 'applied' } });
    expect(await missed(people.priya)).toBe(before + 1);
  });

  test('that broke off is asked for again, at an address of its own', async () => {
    const picture = await attached();
    const first = await askHow(priya, idOf(picture));
    expect(await put(api.url, first, picture.bytes.slice(1))).toBe(403);
    expect(await put(api.url, first, picture.bytes.slice().reverse())).toBe(400);
    expect(await askHow(priya, idOf(picture))).toMatchObject({ kind: 'send' });
    await sent(picture);
    expect(await askHow(priya, idOf(picture))).toEqual({ kind: 'arrived' });
  });

  test('that is there already, under another photo of the record, need not go again', async () => {
    const { people, clients } = world;
    const picture = await sent(await attached());
    const again = { ...picture.payload, ...{ photoId: testPicture('').payload.photoId } };
    await push(priya, people.priya, 'photo.attach', clients.osei, again);
    expect(await askHow(priya, again.photoId)).toEqual({ kind: 'arrived' });
  });

  test.each<[string, () => Promise<[Asker, string]>]>([
    ['one that was not attached', async () => [priya, testPicture('').payload.photoId]],
    ['another’s', async () => [luc, idOf(await attached())]],
    [
      'one whose command was refused',
      async () => {
        const { people, visits, clients } = world;
        const { payload } = testPicture(visits.tran);
        const { outcome } = await push(priya, people.priya, 'photo.attach', clients.tran, payload);
        expect(outcome).toBe('refused');
        return [priya, payload.photoId];
      },
    ],
  ])('is nobody’s to send of %s', async (_, given) => {
    const [phone, id] = await given();
    expect((await phone(`/v1/photos/${id}/picture`, { method: 'POST' })).code).toBe('not_found');
  });

  test('is hidden from those who may not see the record, and from the office’s cookie where a phone sends', async () => {
    const id = idOf(await sent(await attached()));
    await giveLogin(database.ownerUrl, world.people.marc);
    const marc = await officeSession(api.url, world.people.marc);
    expect(await look(api.url, marc, id)).toBe('not_found');
    expect(await look(api.url, luc, id)).toBe('not_found');
    expect((await danielle(`/v1/photos/${id}/picture`, { method: 'POST' })).code).toBe('auth.required');
  });

  test('the office’s look at it is audited', async () => {
    const { people } = world;
    const id = idOf(await sent(await attached()));
    await look(api.url, danielle, id);
    await look(api.url, priya, id);
    const looks = await sql('select person_id from app.audit_entry where what = $1', [`photo/${id}`]);
    expect(looks).toEqual([{ person_id: people.danielle.id }]);
  });
});

describe('work that came late', () => {
  test('brings its picture: of a record that was taken away since, for a person to decide', async () => {
    const { people, clients, visits } = world;
    const picture = testPicture(visits.penner);
    const outcome = await push(priya, people.priya, 'photo.attach', clients.penner, picture.payload);
    expect(outcome).toMatchObject({ outcome: 'review', reason: 'record.former' });
    const id = idOf(picture);
    expect(await look(api.url, danielle, id)).toBe('awaited');
    await sent(picture);
    expect(await askHow(priya, id)).toEqual({ kind: 'arrived' });
    expect(await look(api.url, danielle, id)).toEqual(picture.bytes);
    // Luc holds the record; what others had set aside is the office's to see.
    expect(await look(api.url, luc, id)).toBe('not_found');
    const { takenAt, width, height } = picture.payload;
    const [aside] = (await shownIn(visits.penner)).setAside;
    expect(aside?.photo).toEqual({ id, takenAt, width, height });
  });

  test('brings the picture of a photo that was in time, after its record was taken away', async () => {
    const { people, clients } = world;
    const picture = await attached();
    const grant = [people.priya.id, clients.osei];
    const end = 'update app.holding set ended_at = $3 where stream_id = $1 and record_id = $2';
    await sql(end, [...grant, new Date()]);
    const version = await versionOf(clients.osei);
    await sent(picture);
    expect(await askHow(priya, idOf(picture))).toEqual({ kind: 'arrived' });
    expect(await versionOf(clients.osei)).toBe(version + 1);
    expect(await look(api.url, priya, idOf(picture))).toBe('not_found');
    await sql(end, [...grant, null]);
  });

  test('is set aside whatever stands in the place of the photo’s id', async () => {
    const { people, clients, visits } = world;
    for (const photoId of ['x'.repeat(100_000), ['deep', { er: 1 }], 7]) {
      const payload = { ...testPicture(visits.osei).payload, photoId };
      expect(await push(priya, people.priya, 'photo.attach', clients.osei, payload)).toMatchObject({
        ...{ outcome: 'refused', reason: 'command.malformed' },
      });
    }
  });
});

describe('what nobody asks for', () => {
  const hinted: string[] = [];
  const hint = (streams: readonly string[]) => void hinted.push(...streams);
  const keeping = (aheadMs = 0) => {
    const { db, storage } = api.context;
    return { db, storage, hint, clock: () => Date.now() + aheadMs };
  };

  test('a picture that came after its phone was gone is found, and all who hold the record are told', async () => {
    await findArrived(keeping());
    const found = await sent(await attached());
    const lost = await attached();
    hinted.length = 0;
    expect(await findArrived(keeping())).toEqual({ arrived: 1, missing: 0 });
    expect(hinted).toEqual([world.clients.osei]);
    expect(await look(api.url, danielle, idOf(found))).toEqual(found.bytes);
    expect(await askHow(priya, idOf(found))).toEqual({ kind: 'arrived' });
    expect(await findArrived(keeping())).toEqual({ arrived: 0, missing: 0 });

    const { missing } = await findArrived(keeping(31 * DAY_MS));
    expect(missing).toBeGreaterThan(0);
    expect(await askHow(priya, idOf(lost))).toMatchObject({ kind: 'send' });
  });

  describe('orphans', () => {
    const key = (sha256: string, stream = world.clients.osei) => `photos/${stream}/${sha256}`;
    const orphan = { key: '', sha256: 'ab'.repeat(32) };
    const isThere = async (name: string) => (await api.context.storage.describe(name)) !== undefined;
    const age = (days: number) =>
      sql('update app.server_epoch set started_at = now() - make_interval(days => $1)', [days]);

    beforeEach(async () => {
      orphan.key = key(orphan.sha256);
      await api.context.storage.write({ key: orphan.key, type: 'image/jpeg' }, new Uint8Array(3));
      await age(0);
    });

    test('go when nobody has told of them for a month', async () => {
      expect(await removeOrphans(keeping(29 * DAY_MS))).toBe(0);
      expect(await removeOrphans(keeping(31 * DAY_MS))).toBe(1);
      expect(await isThere(orphan.key)).toBe(false);
    });

    test('stay while the database’s life is younger: phones that are away may tell of them', async () => {
      await age(-2);
      expect(await removeOrphans(keeping(31 * DAY_MS))).toBe(0);
      expect(await isThere(orphan.key)).toBe(true);
    });

    test('are none of those that the record or what was set aside tells of', async () => {
      const { people, clients, visits } = world;
      const kept = await sent(await attached());
      const late = testPicture(visits.penner);
      await push(priya, people.priya, 'photo.attach', clients.penner, late.payload);
      await sent(late);
      expect(await removeOrphans(keeping(31 * DAY_MS))).toBe(1);
      expect(await isThere(key(kept.payload.sha256))).toBe(true);
      expect(await isThere(key(late.payload.sha256, clients.penner))).toBe(true);
    });

    test('are kept from being attached while they are removed', async () => {
      const { people, clients, visits } = world;
      const { storage } = api.context;
      const picture = testPicture(visits.osei);
      const name = key(picture.payload.sha256);
      await storage.write({ key: name, type: 'image/jpeg' }, picture.bytes);
      const waiting = async () =>
        (
          await sql(`select from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where not l.granted and a.datname = current_database()`)
        ).length;
      let attaching: Promise<unknown> = Promise.resolve();
      const remove = async (removed: string) => {
        if (removed === name) {
          attaching = push(priya, people.priya, 'photo.attach', clients.osei, picture.payload);
          await expect.poll(waiting).toBe(1);
        }
        await storage.remove(removed);
      };
      await removeOrphans({ ...keeping(31 * DAY_MS), storage: { ...storage, remove } });
      await attaching;
      // Attached after the picture had gone: it is sent again, and not taken for arrived.
      expect(await askHow(priya, idOf(picture))).toMatchObject({ kind: 'send' });
    });
  });
});
