import { expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { projectionOf } from '@berthcare/shared/sync/projection';
import type { Database } from './database';
import { openDevice, type DeviceEvent } from './device';
import { readMeta } from './meta';
import { select } from './records';
import { ada, agencyId, documented, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { answered, page, testDevice, window } from './testing/scripted-server';

const morning = visit('morning', { state: 'in_progress', startedBy: priya });

/** A phone that holds Ada's record. */
async function phoneWithRecord() {
  const phone = await testDevice();
  phone.server.says(
    answered({
      pull: page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows: [put('visit', morning)] }),
    }),
  );
  await phone.device.exchange();
  return phone;
}

const document = (amount: number) => ({
  type: 'visit.document' as const,
  stream: ada,
  payload: { visitId: morning.id, entries: [documented('vital.pulse', pulse(amount))] },
});

test('an incarnation is minted with the database and stays', async () => {
  const { db, ports } = await testDevice();
  const { incarnation } = await readMeta(db);
  await openDevice(ports);
  expect((await readMeta(db)).incarnation).toBe(incarnation);
});

test('a start that finds everything as it was writes nothing', async () => {
  const { db, ports } = await testDevice();
  const changes = async () => (await db.query('select total_changes() as count'))[0];
  const before = await changes();
  const device = await openDevice(ports);
  await device.bind({ personId: priya, agencyId, role: 'caregiver' });
  expect(await changes()).toEqual(before);
});

test('an app that keeps something new for itself makes its table, and the rows stay', async () => {
  const { db, ports } = await phoneWithRecord();
  await db.batch([{ sql: 'drop table _draft' }, { sql: `update _schema set declared = 'no drafts'` }]);
  const device = await openDevice(ports);
  expect(await device.drafts(morning.id)).toEqual([]);
  expect(await select(db, 'visit', {})).toHaveLength(1);
  expect((await readMeta(db)).token).not.toBeNull();
});

test('whoever holds the phone next is bound in their role', async () => {
  const { db, ports } = await testDevice();
  const device = await openDevice(ports);
  await device.bind({ personId: priya, agencyId, role: 'coordinator' });
  expect(await readMeta(db)).toMatchObject({
    ...{ holder: { role: 'coordinator' }, projection: projectionOf('coordinator') },
  });
});

test('the holder is bound once and known after a restart', async () => {
  const { ports } = await testDevice();
  const device = await openDevice(ports);
  expect(await device.holder()).toEqual({ personId: priya, agencyId, role: 'caregiver' });
});

test('nothing is sealed before somebody is bound', async () => {
  const { db, ports } = await testDevice();
  await db.exec(`delete from _meta where key = 'holder'`);
  const device = await openDevice(ports);
  await expect(device.dispatch(document(71))).rejects.toMatchObject({ reason: 'device.not_bound' });
});

test('what is on screen, in drafts and in the queue survives a restart', async () => {
  const { device, ports } = await phoneWithRecord();
  await device.dispatch(document(71));
  await device.saveDraft({ key: 'k', subject: morning.id, section: 'note', body: 'Sle', at: 1 }, null);
  const again = await openDevice(ports);
  expect((await select(again.db, 'visitEntry', {})).map(({ value }) => value)).toEqual([pulse(71)]);
  expect(await again.drafts(morning.id)).toMatchObject([{ body: 'Sle' }]);
  expect(await again.waiting()).toMatchObject({ commands: 1, subjects: 1, drafts: 1 });
});

test('several commands are sealed as one, or none of them', async () => {
  const { device } = await phoneWithRecord();
  const notStarted = { ...document(72), payload: { ...document(72).payload, visitId: visit('unknown').id } };
  await expect(device.dispatchAll([document(71), notStarted])).rejects.toMatchObject({
    reason: 'visit.unknown',
  });
  expect(await device.waiting()).toMatchObject({ commands: 0 });
  expect(await select(device.db, 'visitEntry', {})).toEqual([]);
});

test('listeners hear what changed, until they no longer listen', async () => {
  const { device, server } = await phoneWithRecord();
  const heard: DeviceEvent[] = [];
  const stop = device.subscribe((event) => heard.push(event));
  await device.dispatch(document(71));
  await device.saveDraft({ key: 'k', subject: morning.id, section: 'note', body: '', at: 1 }, null);
  server.says(answered());
  await device.exchange();
  stop();
  await device.exchange();
  expect(heard).toEqual(['rows', 'queue', 'sealed', 'drafts', 'rows', 'queue']);
});

/** As a database made by an app that declared other columns. */
async function makeOlder(db: Database): Promise<void> {
  await db.batch([
    { sql: `drop index "visitEntry_by_streamId_item"` },
    { sql: `alter table "visitEntry" drop column "item"` },
    { sql: `alter table "visitEntry" add column "mood" text` },
    { sql: `drop table "conflict"` },
    { sql: `update _meta set value = '"older"' where key = 'projection'` },
    { sql: `update _schema set declared = 'other columns'` },
  ]);
}

test('a newer app keeps what its tables hold, and asks for every stream again', async () => {
  const { device, db, ports, server } = await phoneWithRecord();
  await device.dispatch(document(71));
  await makeOlder(db);

  const newer = await openDevice(ports);
  expect((await select(db, 'visit', {})).map(({ id }) => id)).toEqual([morning.id]);
  // A new column is blank until it is pulled; one that is no more is gone.
  const [entry] = await db.query<object>('select * from "visitEntry"');
  expect(entry).toMatchObject({ item: '', value: JSON.stringify(pulse(71)) });
  expect(entry).not.toHaveProperty('mood');
  expect(await db.query(`select 1 from sqlite_master where name = 'conflict_by_visitId'`)).toHaveLength(1);

  await newer.exchange();
  expect(server.last).toMatchObject({
    ...{ token: null, projection: projectionOf('caregiver') },
    ...{ holdings: { window, streams: [[ada, 0]] }, commands: [{ type: 'visit.document' }] },
  });
});

test('a newer app lifts pending changes off rows that it knows more of', async () => {
  const { device, db, ports, server } = await phoneWithRecord();
  await device.dispatch({
    type: 'visit.complete',
    stream: ada,
    payload: {
      ...{ visitId: morning.id, endedAt: 2, place: { missing: 'denied' }, summary: 'Calm.' },
      ...{ signature: null, unsignedReason: { reason: 'asleep' } },
    },
  });
  await db.exec(`update _shadow set row = json_remove(row, '$.plannedEnd')`);
  await db.exec(`update _meta set value = '"older"' where key = 'projection'`);
  await db.exec(`update _schema set declared = 'other columns'`);
  const newer = await openDevice(ports);
  server.says(
    answered({ answered: 1, pull: page({ streams: [{ id: ada, reset: true, cursor: null }], more: true }) }),
  );
  await newer.exchange();
  expect(await select(db, 'visit', {})).toMatchObject([{ state: 'completed', plannedEnd: 0 }]);
});
