import { addDays, dayAt } from '@berthcare/utils/day';
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { findBearer } from '../src/features/devices/repository';
import { sha256 } from '../src/platform/keys';
import type { Token } from '../src/sync/store';
import { deviceToken } from './client';
import { worldHere } from './here';
import { asOwner } from './owner';
import { actor, timeZone, type Person } from './world';

/** What a device is told of its exchange together with who it is. */
const now = Date.now();
const incarnation = randomUUID();
const here = worldHere({ now });
const today = dayAt(now, timeZone);
const session = new Map<string, string>();

beforeAll(async () => {
  const { priya, luc } = here.world.people;
  for (const { id, deviceId } of [priya, luc])
    session.set(id, await deviceToken(here.database.ownerUrl, deviceId));
  await here.store.write(actor(priya), { incarnation, streams: [] }, async () => undefined);
});

const byHand = (sql: string, values: unknown[] = []) =>
  asOwner(here.database.ownerUrl, (owner) => owner.rows(sql, values));
const standing = async ({ id }: Person) => (await findBearer(here.api, sha256(session.get(id)!)))!;
const current = async (person = here.world.people.priya) => (await standing(person)).current_token;

const given = async (over: Partial<Token> = {}): Promise<string> =>
  here.store.read(actor(here.world.people.priya), async (reader) => {
    const token = randomUUID();
    await reader.saveToken({
      ...{ token, incarnation, epoch: (await here.store.epoch()).id, projection: 'p', resume: null },
      window: { from: addDays(today, -30), to: addDays(today, 14) },
      vector: (await reader.heads()).map(({ id, version }) => [id, version]),
      expiresAt: now + 1000,
      ...over,
    });
    return token;
  });

let token: string;
beforeEach(async () => {
  token = await given();
});

test('the last token, what it is for and until when', async () => {
  const { id } = await here.store.epoch();
  expect(await standing(here.world.people.priya)).toMatchObject({
    ...{ device_id: here.world.people.priya.deviceId, expired: false, revoked: false },
    ...{ epoch: id, previous_epoch: null, current_token: token },
    ...{ current_incarnation: incarnation, current_projection: 'p', current_until: new Date(now + 1000) },
  });
});

test('none where a head has moved', async () => {
  await byHand(`update app.client set phone = 'x' where id = $1`, [here.world.clients.penner]);
  expect(await current()).toBe(token);
  await byHand(`update app.client set phone = 'x' where id = $1`, [here.world.clients.osei]);
  expect(await current()).toBeNull();
});

test('none where rows are still to come', async () => {
  const after = { table: 'visit' as const, version: 3, id: here.world.visits.osei };
  await given({ resume: { stream: here.world.clients.osei, target: 4, reset: true, after } });
  expect(await current()).toBeNull();
});

test('none that was followed by another', async () => {
  await given({ vector: [[here.world.clients.osei, 0]] });
  expect(await current()).toBeNull();
});

test('none of another device', async () => {
  expect(await current(here.world.people.luc)).toBeNull();
});

test('none of another epoch, and which one that was', async () => {
  const { id } = await here.store.epoch();
  await byHand('select app.begin_epoch(true)');
  expect(await standing(here.world.people.priya)).toMatchObject({ previous_epoch: id, current_token: null });
});
