import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { revokeDevice } from '@berthcare/shared/contracts/devices';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startApi, type TestApi } from '../../../test/api';
import {
  deviceSession,
  emailOf,
  giveLogin,
  officeSession,
  PASSWORD,
  stranger,
  type Asker,
} from '../../../test/client';
import { worldHere } from '../../../test/here';
import { keepJournal } from '../../jobs/keep-journal';
import { createLogger } from '../../platform/logging/logger';
import { openStore } from '../../platform/storage/open';
import type { ObjectStore } from '../../platform/storage/storage';
import { keep, keepDue } from './keep';
import { KEPT_DAYS, prune } from './prune';
import { replay } from './replay';
import { findWork } from './repository';

const here = worldHere();
let folder: string;
let api: TestApi;
let store: ObjectStore;
let danielle: Asker;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'berthcare-journal-'));
  store = await openStore({ folder });
  api = await startApi(here.database, { config: { storage: { folder } } });
  await giveLogin(here.database.ownerUrl, here.world.people.danielle);
  danielle = await officeSession(api.url, here.world.people.danielle);
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const key of await entries()) await store.remove(key);
  await sql('delete from app.journal_due');
});

const sql = async <Row = unknown>(text: string, values: unknown[] = []) =>
  (await here.owner.query(text, values)).rows as Row[];
async function entries(): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of store.list('journal')) keys.push(...page.map(({ key }) => key));
  return keys;
}
const journal = (storage: ObjectStore = store) => ({ db: here.api, storage });
const due = async () => (await findWork(here.api)).due;
const isRevoked = async (id: string) =>
  (await sql('select from app.device where id = $1 and revoked_at is not null', [id])).length === 1;
const quiet = createLogger({ level: 'fatal', role: 'api' });

/** Another phone of Priya's. */
async function phone(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into app.device (id, agency_id, person_id, name, platform, public_key)
     select gen_random_uuid(), agency_id, id, 'Phone', 'web', '{}' from app.person where id = $1 returning id`,
    [here.world.people.priya.id],
  );
  return row!.id;
}
const endGrant = (at: 'now()' | 'null') =>
  sql<{ id: string }>(
    `update app.holding set ended_at = ${at} where stream_id = $1 and record_id = $2 returning id`,
    [here.world.people.priya.id, here.world.clients.tran],
  );
const runs = async (id: string) =>
  (await sql('select from app.holding where id = $1 and ended_at is null', [id])).length === 1;
const restored = () => sql('select app.begin_epoch(true)');

/** A store of which something fails, once. */
function failing(what: 'before' | 'after'): ObjectStore {
  let failed = false;
  const write: ObjectStore['write'] = async (object, bytes) => {
    if (failed) return store.write(object, bytes);
    failed = true;
    if (what === 'after') await store.write(object, bytes);
    throw new Error('The store is away.');
  };
  return { ...store, write };
}

test('a revocation is in the store when it is acknowledged', async () => {
  const id = await phone();
  const answer = await danielle(`/v1/office/devices/${id}/revoke`, { method: 'POST' });
  expect(answer.read(revokeDevice).device.id).toBe(id);
  expect(await entries()).toEqual([`journal/device/${id}`]);
  expect(await due()).toBe(false);
});

test('where the store is away a revocation holds, is not acknowledged, and can be asked for again', async () => {
  const id = await phone();
  rmSync(join(folder, 'journal'), { recursive: true, force: true });
  writeFileSync(join(folder, 'journal'), 'in the way');
  const revoke = () => danielle(`/v1/office/devices/${id}/revoke`, { method: 'POST' });
  expect(await revoke()).toMatchObject({ status: 503, code: 'server.unavailable' });
  expect([await isRevoked(id), await due()]).toEqual([true, true]);
  rmSync(join(folder, 'journal'));
  expect((await revoke()).read(revokeDevice).device.id).toBe(id);
  expect(await entries()).toEqual([`journal/device/${id}`]);
});

test('a grant that ends by hand is in it, and leaves it when it runs again', async () => {
  const [grant] = await endGrant('now()');
  await keepDue(journal());
  expect(await entries()).toEqual([`journal/grant/${grant!.id}`]);
  await endGrant('null');
  await keepDue(journal());
  expect([await entries(), await due()]).toEqual([[], false]);
});

test('a person who leaves is in it, too', async () => {
  const { id } = here.world.people.luc;
  const active = (is: boolean) => sql('update app.person set active = $2 where id = $1', [id, is]);
  await active(false);
  await keepDue(journal());
  expect(await entries()).toEqual([`journal/person/${id}`]);
  await active(true);
  await keepDue(journal());
  expect(await entries()).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'a write that fails %s it took effect is made again',
  async (what) => {
    const id = await phone();
    const storage = failing(what);
    await sql('update app.device set revoked_at = now() where id = $1', [id]);
    await expect(keep(journal(storage), id)).rejects.toThrow('away');
    expect(await due()).toBe(true);
    await keep(journal(storage), id);
    expect([await entries(), await due()]).toEqual([[`journal/device/${id}`], false]);
  },
);

test('who asks for one subject waits for whoever is telling of it', async () => {
  const id = await phone();
  await sql('update app.device set revoked_at = now() where id = $1', [id]);
  const order: string[] = [];
  let reached = () => undefined as void;
  const telling = new Promise<void>((resolve) => (reached = resolve));
  let goOn = () => undefined as void;
  const slow: ObjectStore['write'] = async (object, bytes) => {
    reached();
    await new Promise<void>((resolve) => (goOn = resolve));
    await store.write(object, bytes);
    order.push('told');
  };
  const worker = keepDue(journal({ ...store, write: slow }));
  await telling;
  const asked = keep(journal(), id).then(() => order.push('acknowledged'));
  goOn();
  await Promise.all([worker, asked]);
  expect(order).toEqual(['told', 'acknowledged']);
});

test('in a new epoch no phone is answered until what was taken away is taken away again', async () => {
  const lost = await phone();
  const askAs = async (id: string) =>
    (await (await deviceSession(here.database.ownerUrl, api.url, id))('/v1/sync', { json: {} })).code;
  const grant = (
    await sql<{ id: string }>('select id from app.holding where stream_id = $1 and record_id = $2', [
      here.world.people.priya.id,
      here.world.clients.osei,
    ])
  )[0]!.id;
  for (const key of [`journal/device/${lost}`, `journal/grant/${grant}`])
    await store.write({ key, type: 'application/octet-stream' }, new Uint8Array());

  await restored();
  const { unreplayed } = await findWork(here.api);
  expect(unreplayed).not.toBeNull();
  const answers = new Set<string | undefined>();
  for (let last: string | undefined; last !== 'auth.device_revoked';) answers.add((last = await askAs(lost)));
  expect([...answers].filter((code) => code !== 'server.replaying')).toEqual(['auth.device_revoked']);
  // The phone hears that it was revoked as soon as that is replayed; the grants come after it.
  await expect.poll(async () => (await findWork(here.api)).unreplayed).toBeNull();
  expect([await isRevoked(lost), await runs(grant)]).toEqual([true, false]);
  expect(await askAs(here.world.people.priya.deviceId)).toBe('request.malformed');

  // Once more it changes nothing.
  await expect(replay(journal(), unreplayed!)).resolves.toBe(0);
});

test('while the store is away no phone is answered after a restore', async () => {
  rmSync(join(folder, 'journal'), { recursive: true, force: true });
  writeFileSync(join(folder, 'journal'), 'in the way');
  await restored();
  const ask = await deviceSession(here.database.ownerUrl, api.url, here.world.people.omar.deviceId);
  const answer = await ask('/v1/sync', { json: {} });
  expect(answer).toMatchObject({ status: 503, code: 'server.replaying' });
  expect(answer.headers.get('retry-after')).toBe('5');
  rmSync(join(folder, 'journal'));
  await keepJournal(journal(), quiet);
  expect((await ask('/v1/sync', { json: {} })).code).toBe('request.malformed');
});

test('a restored server takes away again before it tells, and so erases nothing that it does not know', async () => {
  const { id } = here.world.people.luc;
  const key = `journal/person/${id}`;
  // After the backup the person left, and the store was told. The backup: given back a moment ago, and not told of yet.
  await store.write({ key, type: 'application/octet-stream' }, new Uint8Array());
  await sql(
    `with given_back as (insert into app.journal_due (kind, subject) values ('person', $1))
     select app.begin_epoch(true)`,
    [id],
  );
  await keepJournal(journal(), quiet);
  expect(await entries()).toEqual([key]);
  expect(await sql('select active from app.person where id = $1', [id])).toEqual([{ active: false }]);
  await sql('update app.person set active = true where id = $1', [id]);
});

test('nothing is told before it has been replayed', async () => {
  rmSync(join(folder, 'journal'), { recursive: true, force: true });
  writeFileSync(join(folder, 'journal'), 'in the way');
  await restored();
  await expect(keep(journal(), await phone())).rejects.toMatchObject({ code: 'server.replaying' });
  await expect(keepDue(journal())).rejects.toMatchObject({ code: 'server.replaying' });
  rmSync(join(folder, 'journal'));
  await keepJournal(journal(), quiet);
});

test('nor is the office let in, with a session or a password: who left may be known as active', async () => {
  rmSync(join(folder, 'journal'), { recursive: true, force: true });
  writeFileSync(join(folder, 'journal'), 'in the way');
  const { danielle: person } = here.world.people;
  const signIn = () =>
    stranger(api.url)('/v1/office/sign-in', {
      json: { email: emailOf(person), password: PASSWORD },
      headers: { origin: api.url },
    });
  const sessions = () => sql('select id from auth.session order by id');
  const before = await sessions();
  await restored();
  for (const answer of [await danielle('/v1/office/me'), await signIn()]) {
    expect(answer).toMatchObject({ status: 503, code: 'server.replaying' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(await sessions()).toEqual(before);
  rmSync(join(folder, 'journal'));
  await keepJournal(journal(), quiet);
  expect([(await danielle('/v1/office/me')).status, (await signIn()).status]).toEqual([200, 200]);
});

test('what every backup has by now is pruned', async () => {
  const key = `journal/device/${await phone()}`;
  await store.write({ key, type: 'application/octet-stream' }, new Uint8Array());
  const days = (count: number) => Date.now() + count * 24 * 60 * 60 * 1000;
  expect(await prune(store, days(KEPT_DAYS - 1))).toBe(0);
  expect(await prune(store, days(KEPT_DAYS + 1))).toBe(1);
  expect(await entries()).toEqual([]);
});
