import { activateDevice, issueActivationCode, listDevices } from '@berthcare/shared/contracts/devices';
import { push } from '@berthcare/shared/contracts/sync';
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
} from '../../../test/client';
import { aNumber } from '../../../test/matchers';
import { asOwner } from '../../../test/owner';
import { pushRequest, sealed, syncRequest } from '../../../test/sealed';
import { buildWorld, type World } from '../../../test/world';

let database: TestDatabase;
let api: TestApi;
let world: World;
let danielle: Asker;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
  await giveLogin(database.ownerUrl, world.people.danielle);
  danielle = await officeSession(api.url, world.people.danielle);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const sql = <Row extends object>(statement: string, values: unknown[] = []) =>
  asOwner(database.ownerUrl, ({ rows }) => rows<Row>(statement, values));

async function activatedPhone() {
  const issued = await danielle('/v1/office/activation-codes', {
    json: { personId: world.people.priya.id },
  });
  const key = newDeviceKey();
  const { code } = issued.read(issueActivationCode);
  const json = { code, publicKey: key.publicKey, name: 'Phone', platform: 'web' };
  const given = (await stranger(api.url)('/v1/devices/activate', { json })).read(activateDevice);
  return {
    ...given,
    key,
    pusher: bearing(api.url, given.pushToken),
    session: bearing(api.url, given.session.token),
  };
}

const start = () =>
  sealed({
    ...{ type: 'visit.start', stream: world.clients.osei, author: world.people.priya.id },
    payload: { visitId: world.visits.osei, startedAt: Date.now(), place: { missing: 'denied' } },
  });

const deviceOf = async (id: string) =>
  (await danielle('/v1/office/devices')).read(listDevices).devices.find((device) => device.id === id)!;

test('a queue is handed in without a session, and waits for a person', async () => {
  const { pusher, deviceId } = await activatedPhone();
  const command = start();
  const answer = (await pusher('/v1/push', { json: pushRequest([command]) })).read(push);
  expect(answer).toMatchObject({
    ...{ incarnation: 'known', answered: 1, wipe: false },
    outcomes: [{ id: command.id, outcome: 'review', reason: 'author.away', version: null }],
  });
  const [kept] = await sql<{ content: { payload: unknown } }>(
    'select content from app.command_content where command_id = $1',
    [command.id],
  );
  expect(kept!.content.payload).toEqual(command.payload);
  expect(await deviceOf(deviceId)).toMatchObject({ lastHeardAt: aNumber });
});

describe('handing in', () => {
  test('tells the office that the person has signed out: no session is left, none can be opened', async () => {
    const { pusher, session, deviceId, key } = await activatedPhone();
    expect((await session('/v1/sync', { json: syncRequest() })).status).toBe(200);
    expect(await deviceOf(deviceId)).toMatchObject({ signedOutAt: null });
    await pusher('/v1/push', { json: pushRequest() });
    const device = await deviceOf(deviceId);
    expect(device).toMatchObject({ signedOutAt: aNumber, revokedAt: null });
    expect((await session('/v1/sync', { json: syncRequest() })).status).toBe(401);
    const asked = await stranger(api.url)('/v1/devices/challenge', { json: { deviceId } });
    const { challenge } = asked.body as { challenge: string };
    const signature = signChallenge(key, deviceId, challenge);
    const opened = await stranger(api.url)('/v1/devices/session', {
      json: { deviceId, challenge, signature },
    });
    expect(opened.code).toBe('auth.refused');

    await pusher('/v1/push', { json: pushRequest() });
    expect(await deviceOf(deviceId)).toMatchObject({ signedOutAt: device.signedOutAt });
    const noted = await sql(
      'select what from app.audit_entry where device_id = $1 and kind = $2 order by id',
      [deviceId, 'access'],
    );
    expect(noted).toEqual([{ what: 'device.activated' }, { what: 'device.signed_out' }]);
  });

  test('goes on after a revocation, with the order to wipe, and is no sign-out', async () => {
    const { pusher, deviceId } = await activatedPhone();
    await danielle(`/v1/office/devices/${deviceId}/revoke`, { method: 'POST' });
    const answer = (await pusher('/v1/push', { json: pushRequest([start()]) })).read(push);
    expect(answer).toMatchObject({ wipe: true, outcomes: [{ outcome: 'review' }] });
    expect(await deviceOf(deviceId)).toMatchObject({ signedOutAt: null, revokedAt: aNumber });
  });

  test('goes on for somebody who has left', async () => {
    const { pusher } = await activatedPhone();
    await sql('update app.person set active = false where id = $1', [world.people.priya.id]);
    const answer = (await pusher('/v1/push', { json: pushRequest([start()]) })).read(push);
    await sql('update app.person set active = true where id = $1', [world.people.priya.id]);
    expect(answer).toMatchObject({ wipe: true, outcomes: [{ outcome: 'review' }] });
  });
});

test('its credential opens nothing else, and nothing else opens it', async () => {
  const { pusher, session } = await activatedPhone();
  for (const path of ['/v1/sync', '/v1/office/devices', '/v1/hints']) {
    const method = path === '/v1/sync' ? { json: syncRequest() } : {};
    expect((await pusher(path, method)).status).toBe(401);
  }
  expect((await session('/v1/push', { json: pushRequest() })).code).toBe('auth.required');
  expect((await danielle('/v1/push', { json: pushRequest() })).code).toBe('auth.required');
  expect((await session('/v1/sync', { json: syncRequest() })).status).toBe(200);
});

test('the credential cannot be read out of the database, nor its table by the API', async () => {
  const { pushToken } = await activatedPhone();
  const kept = JSON.stringify(await sql(`select *, encode(token_hash, 'base64') from app.push_credential`));
  expect(kept).not.toContain(pushToken);
  for (const table of ['push_credential', 'author_key']) {
    await expect(api.context.db.query(`select * from app.${table}`)).rejects.toMatchObject({ code: '42501' });
  }
});

test('another protocol is malformed', async () => {
  const { pusher } = await activatedPhone();
  expect((await pusher('/v1/push', { json: { ...pushRequest(), protocol: 2 } })).code).toBe(
    'request.malformed',
  );
});
