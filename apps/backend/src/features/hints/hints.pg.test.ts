import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { deviceToken, giveLogin, officeCookie, officeSession } from '../../../test/client';
import { listenTo, type Heard } from '../../../test/event-source';
import { asOwner } from '../../../test/owner';
import { until } from '../../../test/until';
import { buildWorld, type Person, type World } from '../../../test/world';

let database: TestDatabase;
let world: World;
/** Two processes behind one address. */
let apis: [TestApi, TestApi];
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  apis = [await startApi(database), await startApi(database)];
  await giveLogin(database.ownerUrl, world.people.danielle);
});
afterAll(async () => {
  await Promise.all(apis.map((api) => api.close()));
  await database.drop();
});

const open: Heard[] = [];
afterEach(() => open.splice(0).forEach(({ close }) => close()));

async function listen(api: TestApi, headers: Record<string, string>): Promise<Heard> {
  const heard = await listenTo(`${api.url}/v1/hints`, headers);
  open.push(heard);
  return heard;
}

const asDevice = async ({ deviceId }: Person) => ({
  authorization: `Bearer ${await deviceToken(database.ownerUrl, deviceId)}`,
});

const streamsOf = ({ events }: Heard) => events.flatMap((event) => (event as { streams: string[] }).streams);

test('a device and the office hear of their own streams alone, whichever process was told', async () => {
  const priya = await listen(apis[0], await asDevice(world.people.priya));
  const danielle = await listen(apis[1], await officeCookie(apis[1].url, world.people.danielle));
  const { osei, penner, voss } = world.clients;
  await apis[1].context.hints.publish([voss, penner, world.foreign.clientId, world.foreign.agencyId, osei]);
  await until(() => streamsOf(priya).includes(osei) && streamsOf(danielle).includes(osei));
  // Penner was Priya's and is Luc's now; both are of the coordinator's team.
  expect(streamsOf(priya)).toEqual([osei]);
  expect(streamsOf(danielle).sort()).toEqual([osei, penner].sort());
});

test('a sign-out ends the person’s streams at once, in every process', async () => {
  const cookie = await officeCookie(apis[0].url, world.people.danielle);
  const stream = await listen(apis[1], cookie);
  const { status } = await fetch(`${apis[0].url}/v1/office/sign-out`, { method: 'POST', headers: cookie });
  expect(status).toBe(204);
  await until(stream.ended);
});

test('a new grant is heard of, and its record from then on', async () => {
  const luc = await listen(apis[0], await asDevice(world.people.luc));
  const { tran } = world.clients;
  await asOwner(database.ownerUrl, ({ rows }) =>
    rows(
      `insert into app.holding (id, stream_id, version, record_id, since) values (gen_random_uuid(), $1, 0, $2, now())`,
      [world.people.luc.id, tran],
    ),
  );
  await apis[1].context.hints.publish([world.people.luc.id]);
  await until(() => streamsOf(luc).includes(world.people.luc.id));
  await apis[1].context.hints.publish([tran]);
  await until(() => streamsOf(luc).includes(tran));
});

test('a revocation ends the device’s streams at once, in every process, and no other', async () => {
  const office = await officeSession(apis[0].url, world.people.danielle);
  const headers = await asDevice(world.people.priya);
  const streams = [await listen(apis[0], headers), await listen(apis[1], headers)];
  const luc = await listen(apis[1], await asDevice(world.people.luc));
  await office(`/v1/office/devices/${world.people.priya.deviceId}/revoke`, { method: 'POST' });
  await until(() => streams.every(({ ended }) => ended()));
  await expect(listen(apis[1], headers)).rejects.toThrow('401');
  expect(luc.ended()).toBe(false);
});
