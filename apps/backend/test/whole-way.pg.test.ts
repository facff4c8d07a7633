import { afterAll, beforeAll, expect, it } from 'vitest';
import { select } from '@berthcare/sync-client/records';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { startApi, type TestApi } from './api';
import { giveLogin } from './client';
import { asOwner } from './owner';
import { activatedPhone } from './phone';
import { buildWorld, type World } from './world';

let database: TestDatabase;
let api: TestApi;
let world: World;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
  await giveLogin(database.ownerUrl, world.people.danielle);
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

it('a visit documented on a phone is in the office once, with its receipt', async () => {
  const { danielle, priya } = world.people;
  const { device: phone } = await activatedPhone(api.url, danielle, priya);
  expect(await phone.exchange()).toMatchObject({ kind: 'done', more: false });

  const [visit] = await select(phone.db, 'visit', { day: world.today, streamId: world.clients.osei });
  expect(visit?.state).toBe('planned');
  const now = Date.now();
  const visitId = world.visits.osei;
  const stream = world.clients.osei;
  await phone.dispatchAll([
    { type: 'visit.start', stream, payload: { visitId, startedAt: now, place: { missing: 'denied' } } },
    {
      type: 'visit.document',
      stream,
      payload: {
        visitId,
        entries: [
          {
            item: 'vital.pulse',
            kind: 'vital',
            value: { kind: 'vital', amount: 78 },
            ...{ provenance: 'new', sourceEntryId: null, together: false, recordedAt: now },
          },
        ],
      },
    },
    {
      type: 'visit.complete',
      stream,
      payload: {
        visitId,
        endedAt: now + 1,
        place: { missing: 'denied' },
        summary: 'Pulse 78.',
        ...{ signature: null, unsignedReason: { reason: 'asleep' } },
      },
    },
  ]);
  const before = (await phone.receipts([visitId])).get(visitId);
  expect(before).toMatchObject({ sentAt: null, receivedAt: null, waiting: 3 });

  expect(await phone.exchange()).toMatchObject({ kind: 'done', more: false });
  const receipt = (await phone.receipts([visitId])).get(visitId);
  expect(receipt).toMatchObject({ waiting: 0, attention: [] });
  expect(receipt?.receivedAt).toBeGreaterThan(now);
  const [shown] = await select(phone.db, 'visit', { id: visitId });
  expect(shown).toMatchObject({ state: 'completed', receivedAt: receipt?.receivedAt });

  const counts = await asOwner(database.ownerUrl, (owner) =>
    owner.rows(
      `select (select count(*)::int from app.visit_entry where visit_id = $1) as entries,
              (select count(*)::int from app.command_log where stream_id = $2) as commands,
              (select count(*)::int from app.audit_entry where stream_id = $2 and command_id is not null) as audited`,
      [visitId, stream],
    ),
  );
  expect(counts).toEqual([{ entries: 1, commands: 3, audited: 3 }]);
});
