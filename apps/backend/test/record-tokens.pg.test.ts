import { addDays, dayAt } from '@berthcare/utils/day';
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reader, Token } from '../src/sync/store';
import { worldHere } from './here';
import { asOwner } from './owner';
import { actor, timeZone } from './world';

const now = Date.now();
const incarnation = randomUUID();
const here = worldHere({ now });
beforeAll(async () => {
  await here.store.write(actor(here.world.people.priya), { incarnation, streams: [] }, async () => undefined);
});

const asPriya = <T>(work: (reader: Reader) => Promise<T>) =>
  here.store.read(actor(here.world.people.priya), work);
const byHand = (sql: string, values: unknown[] = []) =>
  asOwner(here.database.ownerUrl, (owner) => owner.rows(sql, values));

const today = dayAt(now, timeZone);
const days = (from: number, to: number) => ({ from: addDays(today, from), to: addDays(today, to) });
let asking: { token: string; incarnation: string; projection: string; now: number };

const tokenOf = async (over: Partial<Token>): Promise<Token> => ({
  ...{
    token: randomUUID(),
    incarnation,
    epoch: (await here.store.epoch()).id,
    projection: 'p',
    window: days(-30, 14),
  },
  vector: (await asPriya((reader) => reader.heads())).map(({ id, version }) => [id, version]),
  ...{ resume: null, expiresAt: now + 1000 },
  ...over,
});
const saved = async (over: Partial<Token> = {}): Promise<Token> => {
  const token = await tokenOf(over);
  await asPriya((reader) => reader.saveToken(token));
  return token;
};
const current = (over: Partial<typeof asking> = {}, person = here.world.people.priya) =>
  here.store.current(actor(person), { ...asking, ...over });

beforeEach(async () => {
  asking = { token: (await saved()).token, incarnation, projection: 'p', now };
});

test('say what they were told', async () => {
  const resume = {
    ...{ stream: here.world.clients.osei, target: 4, reset: true },
    after: { table: 'visit' as const, version: 3, id: here.world.visits.osei },
  };
  const token = await saved({ resume, expiresAt: 0, vector: [[here.world.clients.osei, 3]] });
  expect(await asPriya((reader) => reader.token(token.token, incarnation))).toEqual(token);
  expect(await asPriya((reader) => reader.token(randomUUID(), incarnation))).toBeNull();
  expect(await asPriya((reader) => reader.token(token.token, randomUUID()))).toBeNull();
  const luc = actor(here.world.people.luc);
  expect(await here.store.read(luc, (reader) => reader.token(token.token, incarnation))).toBeNull();
});

test('mean nothing from a copy of the device’s database on another device', async () => {
  const { id: deviceId } = (
    await byHand(
      `insert into app.device (id, agency_id, person_id, name, platform, public_key)
     values (gen_random_uuid(), $1, $2, 'Copy', 'web', '{}') returning id`,
      [here.world.agencyId, here.world.people.priya.id],
    )
  )[0] as { id: string };
  const copy = { ...actor(here.world.people.priya), deviceId };
  expect(await here.store.read(copy, (reader) => reader.token(asking.token, incarnation))).toBeNull();
});

test('are current until a head moves', async () => {
  expect(await current()).toBe(true);
  await byHand(`update app.client set phone = 'x' where id = $1`, [here.world.clients.penner]);
  expect(await current()).toBe(true);
  await byHand(`update app.client set phone = 'x' where id = $1`, [here.world.clients.osei]);
  expect(await current()).toBe(false);
});

test('are current until a grant begins or ends', async () => {
  const hold = (endedAt: Date | null) =>
    byHand(`update app.holding set ended_at = $1 where stream_id = $2 and record_id = $3`, [
      endedAt,
      here.world.people.priya.id,
      here.world.clients.tran,
    ]);
  await hold(new Date());
  expect(await current()).toBe(false);
  await hold(null);
});

test('are current for one device, projection and epoch, and until their time', async () => {
  expect(await current({ projection: 'q' })).toBe(false);
  expect(await current({ incarnation: randomUUID() })).toBe(false);
  expect(await current({ token: 'unknown' })).toBe(false);
  expect(await current({ now: now + 999 })).toBe(true);
  expect(await current({ now: now + 1000 })).toBe(false);
  expect(await current({}, here.world.people.luc)).toBe(false);
  expect(await current({}, { ...here.world.people.priya, deviceId: here.world.people.luc.deviceId })).toBe(
    false,
  );
  expect(await current()).toBe(true);
  await byHand(`insert into app.server_epoch (number, epoch) values (2, $1)`, [randomUUID()]);
  expect(await current()).toBe(false);
  await byHand(`delete from app.server_epoch where number = 2`);
});

test('an epoch knows the one it continues, and where each stream stood', async () => {
  const { id: previous } = await here.store.epoch();
  await byHand('select app.begin_epoch(true)');
  expect(await here.store.epoch()).toMatchObject({ previous });
  await byHand(`update app.client set phone = 'y' where id = $1`, [here.world.clients.osei]);
  const heads = await asPriya((reader) => reader.heads());
  const osei = heads.find(({ id }) => id === here.world.clients.osei)!;
  expect(osei.baseVersion).toBe(osei.version - 1);
  expect(heads.filter(({ id }) => id !== osei.id).every((head) => head.baseVersion === head.version)).toBe(
    true,
  );
});

test('are counted for good; one that can neither be shown nor have been forgotten is known as such', async () => {
  const counted = Number((await byHand('select app.tokens_of($1) as counted', [incarnation]))[0]!.counted);
  const count = await asPriya(async (reader) => reader.saveToken(await tokenOf({ window: days(-40, 4) })));
  expect(count).toBe(counted + 1);
  await saved();
  const lost = (token: string, of: string, given: number) =>
    asPriya((reader) => reader.isUnaccountedFor(token, of, given));
  const shown = await byHand('select from app.sync_token where incarnation_id = $1', [incarnation]);
  const forgotten = count + 1 - shown.length;
  expect(forgotten).toBeGreaterThan(0);
  expect(await lost(asking.token, incarnation, count + 1)).toBe(false);
  expect(await lost('unknown', incarnation, forgotten)).toBe(false);
  expect(await lost('unknown', incarnation, forgotten + 1)).toBe(true);
  expect(await lost('unknown', randomUUID(), 1)).toBe(true);
});

test('an epoch that is not trusted is ended once, and has nothing in common with the next', async () => {
  const { id } = await here.store.epoch();
  const begun = await Promise.all([1, 2, 3].map(() => here.store.distrust(id, id)));
  expect(begun.sort()).toEqual([false, false, true]);
  expect((await here.store.epoch()).previous).toBe(id);
  const heads = await asPriya((reader) => reader.heads());
  expect(heads.every(({ baseVersion }) => baseVersion === 0)).toBe(true);
});

test('with rows still to come are not current', async () => {
  const after = { table: 'visit' as const, version: 3, id: here.world.visits.osei };
  const resume = { stream: here.world.clients.osei, target: 4, reset: true, after };
  const { token } = await saved({ resume });
  expect(await current({ token })).toBe(false);
});

test('are forgotten once they are long out of date', async () => {
  const old = await saved({ window: days(-33, 11) });
  const yesterday = await saved({ window: days(-31, 13) });
  await saved();
  const known = (token: string) => asPriya((reader) => reader.token(token, incarnation));
  expect(await known(old.token)).toBeNull();
  expect(await known(yesterday.token)).toEqual(yesterday);
});

test('each care record that a device is given is noted, once while it has it', async () => {
  const given = () =>
    byHand(`select stream_id from app.audit_entry where kind = 'grant' and device_id = $1`, [
      here.world.people.priya.deviceId,
    ]);
  const before = (await given()).length;
  expect(before).toBeGreaterThan(0);
  const { vector } = await saved();
  expect(await given()).toHaveLength(before);
  await saved({ vector: vector.filter(([id]) => id !== here.world.clients.osei) });
  await saved();
  const after = await given();
  expect(after).toHaveLength(before + 1);
  expect(after.at(-1)).toEqual({ stream_id: here.world.clients.osei });
  expect(after.some(({ stream_id }) => stream_id === here.world.agencyId)).toBe(false);
});

test('epochs sort in the order in which they began, also after one that only a phone knows', async () => {
  const begun = [(await here.store.epoch()).id];
  for (let times = 0; times < 3; times += 1) {
    await byHand('select app.begin_epoch(true)');
    begun.push((await here.store.epoch()).id);
  }
  // It began while the clock was ahead.
  const told = 'fffffff0-0000-7000-8000-000000000000';
  await here.store.distrust(begun.at(-1)!, told);
  begun.push(told, (await here.store.epoch()).id);
  await byHand('select app.begin_epoch(true)');
  begun.push((await here.store.epoch()).id);
  expect(begun).toEqual([...begun].sort());
  expect(new Set(begun).size).toBe(7);
});
