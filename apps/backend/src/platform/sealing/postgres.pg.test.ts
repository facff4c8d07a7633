import { commandHash } from '@berthcare/shared/sync/seal';
import { sealerTo } from '@berthcare/shared/sync/sealed-box';
import type { SyncResponse, WireCommand } from '@berthcare/shared/sync/wire';
import { webPrimitives } from '@berthcare/sync-client/sealing/web-primitives';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { deviceSession } from '../../../test/client';
import { asOwner } from '../../../test/owner';
import { sealed, syncRequest } from '../../../test/sealed';
import { buildWorld, type World } from '../../../test/world';
import { postgresSealing } from './postgres';

let database: TestDatabase;
let api: TestApi;
let world: World;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const asApi = (sql: string) =>
  api.context.db.query(sql).then(
    ({ rows }) => rows as unknown[],
    (error: { code: string }) => error.code,
  );

test('of several processes that make a pair at once all seal to one', async () => {
  const processes = Array.from({ length: 5 }, () => postgresSealing(api.context.db));
  const keys = new Set(await Promise.all(processes.map((one) => one.publicKey())));
  expect(keys.size).toBe(1);
  const seal = await sealerTo([...keys][0]!, webPrimitives);
  expect(await processes[3]!.open(await seal('Émilie', 'one'), 'one')).toBe('Émilie');
});

test('no login reads the private key out of its table, and nobody replaces it', async () => {
  expect(await asApi('select * from app.sealing_key')).toBe('42501');
  expect(await asApi('select public_key from app.sealing_key')).toBe('42501');
  for (const change of ['delete from app.sealing_key', 'update app.sealing_key set made_at = now()']) {
    await expect(asOwner(database.ownerUrl, ({ rows }) => rows(change))).rejects.toThrow(
      'sealing_key.never_replaced',
    );
  }
});

test('what a phone seals to the key that it was told is opened, decided and logged', async () => {
  const phone = await deviceSession(database.ownerUrl, api.url, world.people.priya.deviceId);
  const request = syncRequest();
  const told = (await phone('/v1/sync', { json: request })).body as SyncResponse;
  const seal = await sealerTo(told.sealTo!, webPrimitives);
  const visitId = world.visits.osei;
  const boxed = async ({ basis, payload, ...envelope }: WireCommand, seq: number) => ({
    ...{ ...envelope, seq },
    box: await seal(JSON.stringify({ basis, payload }), envelope.id),
  });
  const start = sealed({
    ...{ type: 'visit.start', stream: world.clients.osei, author: world.people.priya.id },
    payload: { visitId, startedAt: Date.now(), place: { missing: 'denied' } },
  });
  const forged = { ...start, id: crypto.randomUUID() };
  const commands = [await boxed(start, 1), await boxed(forged, 2)];
  const answer = await phone('/v1/sync', {
    json: { ...request, epoch: told.epoch, lastSeq: commands.length, commands },
  });
  expect((answer.body as SyncResponse).outcomes).toMatchObject([
    { id: start.id, outcome: 'applied' },
    { id: forged.id, outcome: 'refused', reason: 'command.hash_mismatch' },
  ]);
  expect(commandHash(start)).toBe(start.hash);
  expect(answer.body).not.toHaveProperty('sealTo');
});
