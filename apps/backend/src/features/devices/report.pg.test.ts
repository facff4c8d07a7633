import { reportDevice, revokeDevice } from '@berthcare/shared/contracts/devices';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { deviceSession, giveLogin, officeSession, type Asker } from '../../../test/client';
import { aNumber } from '../../../test/matchers';
import { asOwner } from '../../../test/owner';
import { sealed, syncRequest } from '../../../test/sealed';
import { buildWorld, type World } from '../../../test/world';

let database: TestDatabase;
let api: TestApi;
let world: World;
let danielle: Asker;
let marc: Asker;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
  for (const person of [world.people.danielle, world.people.marc]) await giveLogin(database.ownerUrl, person);
  danielle = await officeSession(api.url, world.people.danielle);
  marc = await officeSession(api.url, world.people.marc);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const reportOf = async (deviceId: string, office = danielle) =>
  office(`/v1/office/devices/${deviceId}/report`);

test('of a phone that never asked: nothing is known', async () => {
  const report = (await reportOf(world.people.luc.deviceId)).read(reportDevice);
  expect(report).toMatchObject({ device: { person: { name: 'luc' } }, unsent: 0, held: null });
});

test('names whose records the phone held, for which days, and counts what it had and has not sent', async () => {
  const { priya, danielle: coordinator } = world.people;
  // A client of another team, for whom she stands in.
  await asOwner(database.ownerUrl, ({ rows }) =>
    rows(
      `insert into app.holding (id, stream_id, record_id, since) values (gen_random_uuid(), $1, $2, now())`,
      [priya.id, world.clients.voss],
    ),
  );
  const phone = await deviceSession(database.ownerUrl, api.url, priya.deviceId);
  const commands = [1, 2].map(() =>
    sealed({ type: 'visit.start', stream: world.clients.osei, author: priya.id, payload: {} }),
  );
  // It has seven, and offers the first two.
  await phone('/v1/sync', { json: { ...syncRequest(commands), lastSeq: 7 } });

  const report = (await reportOf(priya.deviceId)).read(reportDevice);
  expect(report).toMatchObject({
    device: { id: priya.deviceId },
    unsent: 5,
    held: { at: aNumber, others: 1 },
  });
  expect(report.held!.clients).toEqual([
    { id: world.clients.osei, name: 'osei' },
    { id: world.clients.tran, name: 'tran' },
  ]);
  expect([report.held!.from < world.today, report.held!.to > world.today]).toEqual([true, true]);

  const views = await asOwner(database.ownerUrl, ({ rows }) =>
    rows(
      'select stream_id, person_id from app.audit_entry where kind = $1 and what = $2 order by stream_id',
      ['view', `device/${priya.deviceId}`],
    ),
  );
  const seen = [world.clients.osei, world.clients.tran].sort();
  expect(views).toEqual(seen.map((stream_id) => ({ stream_id, person_id: coordinator.id })));
});

test('stays after the revocation, and is for who may see the phone', async () => {
  const { priya } = world.people;
  const revoked = await danielle(`/v1/office/devices/${priya.deviceId}/revoke`, { method: 'POST' });
  expect(revoked.read(revokeDevice).device.revokedAt).toEqual(aNumber);
  expect((await reportOf(priya.deviceId)).read(reportDevice)).toMatchObject({ unsent: 5 });
  expect((await reportOf(priya.deviceId, marc)).code).toBe('not_found');
  expect((await reportOf(world.foreign.person.deviceId)).code).toBe('not_found');
});

test('row security alone would not tell it to anybody else', async () => {
  const ask = (person: { agencyId: string; id: string; role: string }) =>
    asOwner(database.ownerUrl, async ({ rows }) => {
      await rows(
        `select set_config('app.agency', $1, true), set_config('app.person', $2, true), set_config('app.role', $3, true)`,
        [person.agencyId, person.id, person.role],
      );
      return rows('select from app.device_report($1)', [world.people.priya.deviceId]);
    });
  const { danielle: coordinator, ada, marc: other, luc } = world.people;
  expect([await ask(coordinator), await ask(ada)].map(({ length }) => length)).toEqual([1, 1]);
  expect([await ask(other), await ask(luc), await ask(world.foreign.coordinator)]).toEqual([[], [], []]);
});
