import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { push, sync } from '@berthcare/shared/contracts/sync';
import { entryId } from '@berthcare/shared/domain/entry';
import { dayAt } from '@berthcare/utils/day';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { createTurns, type Turns } from '../src/features/exchange';
import { startApi, type TestApi } from './api';
import { bearing, deviceSession, deviceToken, pushToken, type Asker } from './client';
import { asOwner } from './owner';
import { pushRequest, syncRequest } from './sealed';
import { buildWorld, timeZone, type World } from './world';

/** One exchange at a time, and a line of two. */
const inTurn = createTurns({ atOnce: 1, inLine: 2 });
/** Called when a request has come to the line. */
let onLine = () => {};
const turns: Turns = (work) => {
  const done = inTurn(work);
  onLine();
  return done;
};

let database: TestDatabase;
let world: World;
let api: TestApi;
let phone: Asker;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database, { overrides: { turns } });
  phone = await deviceSession(database.ownerUrl, api.url, world.people.priya.deviceId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const ask = () => phone('/v1/sync', { json: syncRequest([]) });

/** What a phone does, in a shorter time. */
async function getThrough(): Promise<void> {
  for (;;) {
    const { status } = await ask();
    if (status === 200) return;
    expect(status).toBe(503);
    await delay(50 + Math.random() * 200);
  }
}

test('who comes beyond the line is told when to come back, and everybody gets through', async () => {
  let free!: () => void;
  const busy = new Promise<void>((resolve) => (free = resolve));
  const held = [1, 2, 3].map(() => turns(() => busy));
  const refused = await ask();
  expect([refused.status, refused.code]).toEqual([503, 'server.busy']);
  expect(Number(refused.headers.get('retry-after'))).toBe(1);
  expect(api.logLines.some((line) => line.includes('"fault"'))).toBe(false);

  const phones = Array.from({ length: 8 }, getThrough);
  free();
  await Promise.all([...held, ...phones]);
});

test('who is let out while they stand in line hears so, and is told of no record', async () => {
  const { luc } = world.people;
  const theirs = await deviceSession(database.ownerUrl, api.url, luc.deviceId);
  const handsIn = bearing(api.url, await pushToken(database.ownerUrl, luc));
  let free!: () => void;
  const held = inTurn(() => new Promise<void>((resolve) => (free = resolve)));
  const inLine = new Promise<void>((resolve) => {
    let left = 2;
    onLine = () => (left -= 1) === 0 && resolve();
  });
  const asked = theirs('/v1/sync', { json: syncRequest([]) });
  const handed = handsIn('/v1/push', { json: pushRequest([]) });
  await inLine;
  await asOwner(database.ownerUrl, ({ rows }) =>
    rows('update app.device set revoked_at = now() where person_id = $1', [luc.id]),
  );
  free();
  await held;
  expect((await asked).code).toBe('auth.device_revoked');
  expect((await handed).read(push).wipe).toBe(true);
});

/** A request by hand, of whose body only so many bytes are sent; nobody reads the answer yet. */
async function send(body: string, bytes = Infinity) {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname).pause();
  const token = await deviceToken(database.ownerUrl, world.people.priya.deviceId);
  const head = ['POST /v1/sync HTTP/1.1', `Host: ${hostname}`, `Authorization: Bearer ${token}`];
  const type = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
  await new Promise<void>((sent) => {
    const text = `${[...head, ...type].join('\r\n')}\r\n\r\n${body.slice(0, bytes)}`;
    socket.write(text, () => sent());
  });
  return { socket, rest: body.slice(bytes) };
}

test('phones that send slowly hold no turn and no connection to the database', async () => {
  const body = JSON.stringify(syncRequest([]));
  // More than the pool has connections.
  const slow = await Promise.all(Array.from({ length: 25 }, () => send(body, 20)));
  expect((await ask()).read(sync).protocol).toBe(1);
  const [{ socket, rest }] = slow as [(typeof slow)[number]];
  const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  socket.resume().write(rest);
  expect(await answered).toContain('HTTP/1.1 200');
  for (const one of slow) one.socket.destroy();
});

const { entries, text } = { entries: 60, text: 'x'.repeat(100_000) };

test('phones that read slowly hold no turn and no connection to the database', async () => {
  const { osei: streamId } = world.clients;
  const { osei: visitId } = world.visits;
  const notes = Array.from({ length: entries }, (_, index) =>
    put('visitEntry', {
      ...{ id: entryId(visitId, `note.${index}`), streamId, visitId, day: dayAt(Date.now(), timeZone) },
      ...{ item: `note.${index}`, kind: 'note', value: { kind: 'note', text }, provenance: 'new' },
      ...{ sourceEntryId: null, together: false, recordedAt: Date.now(), recordedBy: world.people.priya.id },
    }),
  );
  await asOwner(database.ownerUrl, (owner) => owner.put(...notes));
  const finished = () => api.logLines.filter((line) => line.includes('"event":"request"')).length;

  // More than the pool has connections; each answer is more than the network between them takes in unread.
  const before = finished();
  expect(before).toBeGreaterThan(0);
  const slow: Socket[] = [];
  while (slow.length < 25) {
    const { socket } = await send(JSON.stringify(syncRequest([])));
    await new Promise((readable) => socket.once('readable', readable));
    slow.push(socket);
  }
  expect(finished()).toBe(before);
  expect((await ask()).read(sync).protocol).toBe(1);
  for (const socket of slow) socket.destroy();
});
