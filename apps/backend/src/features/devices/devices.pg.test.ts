import {
  activateDevice,
  challengeDevice,
  issueActivationCode,
  listDevices,
  openDeviceSession,
  revokeDevice,
} from '@berthcare/shared/contracts/devices';
import { errorBody } from '@berthcare/shared/contracts/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import {
  bearing,
  giveLogin,
  newDeviceKey,
  officeSession,
  signChallenge,
  stranger,
  type Asker,
  type DeviceKey,
} from '../../../test/client';
import { aNumber, aString, matching } from '../../../test/matchers';
import { asOwner } from '../../../test/owner';
import { withContext } from '../../platform/postgres/transaction';
import { buildWorld, type Person, type World } from '../../../test/world';

let database: TestDatabase;
let api: TestApi;
let world: World;
let danielle: Asker;
let ada: Asker;
let now = Date.now();
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database, { overrides: { clock: () => now } });
  await giveLogin(database.ownerUrl, world.people.danielle);
  await giveLogin(database.ownerUrl, world.people.ada);
  danielle = await officeSession(api.url, world.people.danielle);
  ada = await officeSession(api.url, world.people.ada);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const sql = (statement: string, values?: unknown[]) =>
  asOwner(database.ownerUrl, ({ rows }) => rows(statement, values));

async function codeFor(person: Person, office = danielle): Promise<string> {
  const answer = await office('/v1/office/activation-codes', { json: { personId: person.id } });
  const { code } = answer.read(issueActivationCode);
  expect(code).toMatch(/^\d{8}$/);
  return code;
}

const activate = (code: string, key: DeviceKey, asker = stranger(api.url)) =>
  asker('/v1/devices/activate', {
    json: { code, publicKey: key.publicKey, name: 'Work phone', platform: 'web' },
  });

async function activated(person: Person): Promise<{ deviceId: string; key: DeviceKey; token: string }> {
  const key = newDeviceKey();
  const { deviceId, session } = (await activate(await codeFor(person), key)).read(activateDevice);
  return { deviceId, key, token: session.token };
}

async function challengeFor(deviceId: string): Promise<string> {
  const answer = await stranger(api.url)('/v1/devices/challenge', { json: { deviceId } });
  return answer.read(challengeDevice).challenge;
}

const openSession = (deviceId: string, challenge: string, signature: string) =>
  stranger(api.url)('/v1/devices/session', { json: { deviceId, challenge, signature } });

const hear = async (token: string) => (await bearing(api.url, token)('/v1/sync', { json: {} })).code;

/** A request that got past the door fails on its body. */
const INSIDE = 'request.malformed';

describe('activation', () => {
  test('the office’s code makes the device the person’s, with a session', async () => {
    const key = newDeviceKey();
    const body = (await activate(await codeFor(world.people.priya), key)).read(activateDevice);
    expect(body).toEqual({
      deviceId: aString,
      person: { id: world.people.priya.id, name: 'priya', credential: 'RN', role: 'caregiver', locale: 'en' },
      agency: { id: world.agencyId, name: 'rideau', timeZone: 'America/Toronto', phone: '613-555-0100' },
      session: { token: matching(/^[\w-]{43}$/), expiresAt: aNumber },
      pushToken: matching(/^[\w-]{43}$/),
      authorKey: matching(/^[\w-]{43}$/),
      serverTime: now,
    });
    expect(body.session.expiresAt).toBeGreaterThan(Date.now());
    expect(await hear(body.session.token)).toBe(INSIDE);
  });

  test('whoever activates a second phone is given the key of the first, and nobody else is', async () => {
    const given = async (person: Person) =>
      (await activate(await codeFor(person), newDeviceKey())).read(activateDevice);
    const [first, second, other] = [
      await given(world.people.priya),
      await given(world.people.priya),
      await given(world.people.luc),
    ];
    expect(second.authorKey).toBe(first.authorKey);
    expect(other.authorKey).not.toBe(first.authorKey);
    expect(new Set([first, second, other].map(({ pushToken }) => pushToken)).size).toBe(3);
  });

  test('a wrong, used, replaced or late code, or one of somebody who left, gets one and the same answer', async () => {
    const key = newDeviceKey();
    const used = await codeFor(world.people.priya);
    await activate(used, key);
    const replaced = await codeFor(world.people.priya);
    const late = await codeFor(world.people.priya);
    await sql('update app.activation_code set expires_at = now() where used_at is null');
    const left = await codeFor(world.people.luc);
    await sql('update app.person set active = false where id = $1', [world.people.luc.id]);
    const answers = [];
    for (const code of ['00000000', used, replaced, late, left]) answers.push(await activate(code, key));
    await sql('update app.person set active = true where id = $1', [world.people.luc.id]);
    const shapes = answers.map(({ status, body }) => ({
      status,
      ...errorBody.parse(body).error,
      requestId: '',
    }));
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    expect(shapes[0]).toMatchObject({ status: 401, code: 'activation.refused' });
  });

  test('of several who use a code at the same moment one gets the device', async () => {
    const code = await codeFor(world.people.priya);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => activate(code, newDeviceKey(), stranger(api.url))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  test('five wrong codes from one address, and no more, not even the right one', async () => {
    const here = stranger(api.url);
    for (let i = 0; i < 5; i += 1)
      expect((await activate(`0000000${i}`, newDeviceKey(), here)).status).toBe(401);
    const code = await codeFor(world.people.priya);
    const refused = await activate(code, newDeviceKey(), here);
    expect(refused.code).toBe('rate.limited');
    expect((await activate(code, newDeviceKey())).status).toBe(200);
  });

  test('who guesses from one address locks nobody else out', async () => {
    const greedy = stranger(api.url);
    for (let i = 0; i < 400; i += 20) {
      const guesses = Array.from({ length: 20 }, (_, j) => `1${String(i + j).padStart(7, '0')}`);
      await Promise.all(guesses.map((code) => activate(code, newDeviceKey(), greedy)));
    }
    expect((await activate('00000000', newDeviceKey(), greedy)).code).toBe('rate.limited');
    expect((await activate(await codeFor(world.people.priya), newDeviceKey())).status).toBe(200);
  });

  test('a code lasts a quarter of an hour, and only its keyed hash is kept', async () => {
    const code = await codeFor(world.people.priya);
    const [row] = await sql(
      `select extract(epoch from expires_at - issued_at)::int as seconds, code_hash from app.activation_code
        where used_at is null and expires_at > now()`,
    );
    expect(row).toMatchObject({ seconds: 900 });
    expect(JSON.stringify(await sql('select * from app.activation_code'))).not.toContain(code);
  });

  test('of codes that are issued at the same moment one is open', async () => {
    await Promise.all([1, 2, 3].map(() => codeFor(world.people.luc)));
    const open = await sql(
      `select from app.activation_code where person_id = $1 and used_at is null and expires_at > now()`,
      [world.people.luc.id],
    );
    expect(open).toHaveLength(1);
  });

  test('a phone is a caregiver’s: nobody issues a code to the office', async () => {
    for (const asker of [danielle, ada]) {
      const { code } = await asker('/v1/office/activation-codes', {
        json: { personId: world.people.danielle.id },
      });
      expect(code).toBe('auth.forbidden');
    }
  });

  test('row security alone would refuse it, too', async () => {
    const insert = (asker: Person, person: Person) =>
      withContext(api.context.db, { ...asker, personId: asker.id }, (tx) =>
        tx.query(
          `insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, expires_at)
           values ($1, $2, $3, $4, $5, now())`,
          [crypto.randomUUID(), asker.agencyId, person.id, asker.id, Buffer.from(crypto.randomUUID())],
        ),
      ).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
    const { danielle: coordinator, priya, omar, ada: administrator } = world.people;
    expect(await insert(coordinator, priya)).toBe('taken');
    expect(await insert(administrator, omar)).toBe('taken');
    expect(await insert(administrator, coordinator)).toBe('42501');
    expect(await insert(coordinator, omar)).toBe('42501');
    expect(await insert(coordinator, administrator)).toBe('42501');
    expect(await insert(priya, priya)).toBe('42501');
    expect(await insert(administrator, world.foreign.person)).toBe('42501');
  });
});

describe('sessions', () => {
  test('a device proves itself by its key and gets a new session; the old one stays good', async () => {
    const { deviceId, key, token } = await activated(world.people.priya);
    const challenge = await challengeFor(deviceId);
    const answer = await openSession(deviceId, challenge, signChallenge(key, deviceId, challenge));
    const body = answer.read(openDeviceSession);
    expect(body.serverTime).toBe(now);
    expect(await hear(body.session.token)).toBe(INSIDE);
    expect(await hear(token)).toBe(INSIDE);
  });

  test('one signature opens one session, even sent twice at once', async () => {
    const { deviceId, key } = await activated(world.people.priya);
    const challenge = await challengeFor(deviceId);
    const signature = signChallenge(key, deviceId, challenge);
    const answers = await Promise.all([1, 2, 3].map(() => openSession(deviceId, challenge, signature)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect((await openSession(deviceId, challenge, signature)).code).toBe('auth.refused');
  });

  test('another key, another device’s challenge, a late or made-up challenge: refused alike', async () => {
    const { deviceId, key } = await activated(world.people.priya);
    const other = await activated(world.people.luc);
    const challenge = await challengeFor(deviceId);
    const foreign = await challengeFor(other.deviceId);
    const madeUp = `${Date.now() + 60_000}.AAAA.${'A'.repeat(43)}`;
    const attempts: [string, string, DeviceKey][] = [
      [deviceId, challenge, other.key],
      [deviceId, foreign, key],
      [deviceId, madeUp, key],
      [crypto.randomUUID(), challenge, key],
    ];
    for (const [device, text, signer] of attempts) {
      const answer = await openSession(device, text, signChallenge(signer, device, text));
      expect(answer.code).toBe('auth.refused');
    }
    now += 121_000;
    const late = await openSession(deviceId, challenge, signChallenge(key, deviceId, challenge));
    expect(late.code).toBe('auth.refused');
  });

  test('a session that has ended by time says so', async () => {
    const { deviceId, token } = await activated(world.people.priya);
    await sql('update app.device_session set expires_at = now() where device_id = $1', [deviceId]);
    expect(await hear(token)).toBe('auth.session_expired');
  });

  test('neither tokens nor challenges can be read out of the database', async () => {
    const { deviceId, key, token } = await activated(world.people.priya);
    const challenge = await challengeFor(deviceId);
    const answer = await openSession(deviceId, challenge, signChallenge(key, deviceId, challenge));
    const { session } = answer.read(openDeviceSession);
    const text = JSON.stringify(await sql(`select *, encode(token_hash, 'base64') from app.device_session`));
    for (const secret of [token, session.token, challenge]) expect(text).not.toContain(secret);
  });
});

describe('the office’s list', () => {
  test('shows the devices of one’s teams, and when each was heard', async () => {
    const { deviceId, token } = await activated(world.people.luc);
    await sql(`update app.device set last_heard_at = now() - interval '1 hour' where id = $1`, [deviceId]);
    await hear(token);
    const { devices } = (await danielle('/v1/office/devices')).read(listDevices);
    const names = new Set(devices.map(({ person }) => person.name));
    expect([...names].sort()).toEqual(['danielle', 'luc', 'priya']);
    const device = devices.find(({ id }) => id === deviceId);
    expect(device).toMatchObject({ name: 'Work phone', platform: 'web', revokedAt: null });
    expect(Math.abs(device!.lastHeardAt! - Date.now())).toBeLessThan(10_000);
  });

  test('an administrator sees all of the agency, and nothing of another', async () => {
    const { devices } = (await ada('/v1/office/devices')).read(listDevices);
    const names = new Set(devices.map(({ person }) => person.name));
    expect([...names].sort()).toEqual(['ada', 'danielle', 'luc', 'marc', 'omar', 'priya']);
  });
});

describe('revocation', () => {
  test('holds from the next request on: for its sessions, and for its key', async () => {
    const { deviceId, key, token } = await activated(world.people.priya);
    const challenge = await challengeFor(deviceId);
    const revoked = await danielle(`/v1/office/devices/${deviceId}/revoke`, { method: 'POST' });
    expect(revoked.read(revokeDevice).device).toMatchObject({ id: deviceId, revokedAt: aNumber });
    expect(await hear(token)).toBe('auth.device_revoked');
    const again = await openSession(deviceId, challenge, signChallenge(key, deviceId, challenge));
    expect(again.code).toBe('auth.device_revoked');
    // Whoever cannot prove to be the device is not told.
    const stolen = await challengeFor(deviceId);
    const guess = await openSession(deviceId, stolen, signChallenge(newDeviceKey(), deviceId, stolen));
    expect(guess.code).toBe('auth.refused');
  });

  test('twice is once', async () => {
    const { deviceId } = await activated(world.people.priya);
    const revoke = () => danielle(`/v1/office/devices/${deviceId}/revoke`, { method: 'POST' });
    const first = await revoke();
    expect((await revoke()).body).toEqual(first.body);
  });

  test('of another team’s device: there is no such device, and it stays', async () => {
    const { deviceId } = world.people.omar;
    const answer = await danielle(`/v1/office/devices/${deviceId}/revoke`, { method: 'POST' });
    expect(answer.code).toBe('not_found');
    expect(await sql('select from app.device where id = $1 and revoked_at is null', [deviceId])).toHaveLength(
      1,
    );
  });

  test('somebody who leaves takes all their devices along', async () => {
    const { token } = await activated(world.people.luc);
    await sql('update app.person set active = false where id = $1', [world.people.luc.id]);
    expect(await hear(token)).toBe('auth.device_revoked');
  });
});
