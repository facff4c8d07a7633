import { activateDevice, issueActivationCode } from '@berthcare/shared/contracts/devices';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { startApi, type TestApi } from './api';
import { emailOf, giveLogin, newDeviceKey, officeSession, PASSWORD, stranger } from './client';
import { asOwner } from './owner';
import { until } from './until';
import { buildWorld, type Person, type World } from './world';

let database: TestDatabase;
let api: TestApi;
let world: World;
let lastId: number;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
  for (const person of [world.people.danielle, world.people.priya])
    await giveLogin(database.ownerUrl, person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  lastId = (await sql<{ last: number }>('select coalesce(max(id), 0)::int as last from app.audit_entry'))[0]!
    .last;
});

const sql = <Row extends object>(statement: string, values?: unknown[]) =>
  asOwner(database.ownerUrl, ({ rows }) => rows<Row>(statement, values));

/** What was noted since the test began. */
const noted = () =>
  sql<{ what: string }>(
    `select what, person_id, role, about_id, device_id, agency_id from app.audit_entry
      where kind = 'access' and id > $1 order by id`,
    [lastId],
  );

const entry = (what: string, who: Person, rest: object = {}) => ({
  ...{ what, person_id: who.id, role: who.role, about_id: null, device_id: null, agency_id: world.agencyId },
  ...rest,
});

const signIn = (email: string, password: string) =>
  stranger(api.url)('/v1/office/sign-in', { json: { email, password }, headers: { origin: api.url } });

test('who signs in and out of the office is noted, each once', async () => {
  const { danielle } = world.people;
  const office = await officeSession(api.url, danielle);
  await office('/v1/office/me');
  await office('/v1/office/sign-out', { method: 'POST' });
  expect(await noted()).toEqual([entry('office.signed_in', danielle), entry('office.signed_out', danielle)]);
});

test('a wrong password is noted for whose e-mail it is, in whatever case it was typed', async () => {
  const { danielle } = world.people;
  await signIn(emailOf(danielle).toUpperCase(), 'a wrong guess');
  expect(await until(async () => (await noted()).length > 0 && noted())).toEqual([
    entry('office.refused', danielle),
  ]);
});

test('the right password without the office’s rights is a refused try, not a sign-in', async () => {
  expect((await signIn(emailOf(world.people.priya), PASSWORD)).status).toBe(401);
  expect(await noted()).toEqual([entry('office.refused', world.people.priya)]);
});

test('an e-mail that is nobody’s is noted nowhere, and neither is what was typed', async () => {
  await signIn('nobody-at-all@example.test', 'typed-in-the-wrong-field');
  // What is noted later is noted after it.
  await officeSession(api.url, world.people.danielle);
  expect(await noted()).toEqual([entry('office.signed_in', world.people.danielle)]);
  const everything = JSON.stringify(await sql('select * from app.audit_entry'));
  expect(everything).not.toMatch(/nobody-at-all|typed-in-the-wrong-field|example\.test/);
});

test('a code, the phone that it opens and the phone’s end are noted, with the phone', async () => {
  const { danielle, priya } = world.people;
  const office = await officeSession(api.url, danielle);
  const { code } = (await office('/v1/office/activation-codes', { json: { personId: priya.id } })).read(
    issueActivationCode,
  );
  const wrong = { code: '00000000', publicKey: newDeviceKey().publicKey, name: 'Phone', platform: 'web' };
  await stranger(api.url)('/v1/devices/activate', { json: wrong });
  const { deviceId } = (await stranger(api.url)('/v1/devices/activate', { json: { ...wrong, code } })).read(
    activateDevice,
  );
  await office(`/v1/office/devices/${deviceId}/revoke`, { method: 'POST' });
  await office(`/v1/office/devices/${deviceId}/revoke`, { method: 'POST' });
  expect(await noted()).toEqual([
    entry('office.signed_in', danielle),
    entry('code.issued', danielle, { about_id: priya.id }),
    entry('device.activated', priya, { device_id: deviceId }),
    entry('device.revoked', danielle, { about_id: priya.id, device_id: deviceId }),
  ]);
});
