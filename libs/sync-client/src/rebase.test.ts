import { beforeEach, describe, expect, test } from 'vitest';
import { put, type Change } from '@berthcare/shared/commands/command';
import { ada, bruno, entry, marc, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import type { Page } from '@berthcare/shared/sync/wire';
import { select } from './records';
import { measurePulse, morning } from './testing/pulses';
import { answered, page, testDevice, type TestDevice } from './testing/scripted-server';

let phone: TestDevice;

/** The server says that Ada's record is like this now. */
async function pulled(rows: Change[], over: Partial<Page> = {}, reset = false) {
  const cursor = (phone.server.requests.length += 1) + 1;
  const news = page({ streams: [{ id: ada, reset, cursor }], rows, version: cursor });
  phone.server.says(answered({ pull: { ...news, ...over } }));
  await phone.device.exchange();
}

beforeEach(async () => {
  phone = await testDevice();
  await pulled([put('visit', morning)], {}, true);
});

const measure = (amount: number) => measurePulse(phone, amount);

const complete = () =>
  phone.device.dispatch({
    type: 'visit.complete',
    stream: ada,
    payload: {
      ...{ visitId: morning.id, endedAt: noon, place: { missing: 'denied' }, summary: 'Calm.' },
      ...{ signature: null, unsignedReason: { reason: 'asleep' } },
    },
  });

const shown = async () => ({
  visits: await select(phone.db, 'visit', {}),
  pulses: (await select(phone.db, 'visitEntry', { item: 'vital.pulse' })).map(({ value }) => value),
});

describe('pending work stays in view when', () => {
  test('the same row changes underneath: both changes show', async () => {
    await complete();
    await pulled([put('visit', { ...morning, plannedEnd: noon + 1 })]);
    expect((await shown()).visits).toMatchObject([
      { state: 'completed', summary: 'Calm.', plannedEnd: noon + 1 },
    ]);
  });

  test('somebody else wrote the same item', async () => {
    await measure(71);
    await pulled([put('visitEntry', entry(morning, 'vital.pulse', pulse(99)))]);
    expect((await shown()).pulses).toEqual([pulse(71)]);
  });

  test('the visit was given to somebody else', async () => {
    await measure(71);
    await pulled([put('visit', { ...morning, assignedTo: marc, formerlyAssigned: [priya] })]);
    expect((await shown()).pulses).toEqual([pulse(71)]);
  });

  test('the visit is gone', async () => {
    await complete();
    await pulled([], { gone: [[0, 'visit', morning.id, 9]] });
    expect((await shown()).visits).toMatchObject([{ state: 'completed', summary: 'Calm.' }]);
  });

  test('the visit left the window', async () => {
    await measure(71);
    await pulled([], { window: { from: '2026-03-06', to: '2026-04-20' } });
    expect((await shown()).pulses).toEqual([pulse(71)]);
  });

  test('the record starts anew', async () => {
    await measure(71);
    await pulled([put('visit', morning)], {}, true);
    expect((await shown()).pulses).toEqual([pulse(71)]);
  });

  test('the rows underneath cannot be read by the rule', async () => {
    await measure(71);
    // A column that a newer app has added, and not pulled yet.
    await phone.db.exec(`update "visit" set "assignedTo" = ?, "formerlyAssigned" = 'null'`, [marc]);
    await pulled([]);
    expect((await shown()).pulses).toEqual([pulse(71)]);
  });
});

test('work of which this phone cannot open what it showed shows nothing more, and the answer is taken in', async () => {
  await measure(71);
  await phone.db.exec(`update _outbox set image = x'00'`);
  await pulled([put('visit', { ...morning, assignedTo: marc, formerlyAssigned: [priya] })]);
  expect(await shown()).toMatchObject({ pulses: [], visits: [{ assignedTo: marc }] });
});

test('work builds on earlier pending work', async () => {
  await measure(71);
  await measure(72);
  await complete();
  await pulled([put('visit', { ...morning, plannedEnd: noon + 1 })]);
  expect(await shown()).toMatchObject({
    pulses: [pulse(72)],
    visits: [{ state: 'completed', share: { new: 1 } }],
  });
});

describe('a record that was taken away', () => {
  beforeEach(async () => {
    await measure(71);
    await pulled([], { streams: [], dropped: [ada] });
  });

  test('takes pending work out of view, and keeps it to be sent', async () => {
    expect(await shown()).toEqual({ visits: [], pulses: [] });
    await phone.device.exchange();
    expect(phone.server.last.commands).toMatchObject([{ type: 'visit.document' }]);
  });

  test('leaves no trace in what the engine keeps', async () => {
    for (const table of ['_stream', '_seen', '_shadow'])
      expect(await phone.db.query(`select * from ${table}`)).toEqual([]);
  });
});

test('a change of another record leaves pending work alone', async () => {
  await measure(71);
  const elsewhere = [put('visit', visit('other', { streamId: bruno }))];
  phone.server.says(
    answered({ pull: page({ streams: [{ id: bruno, reset: true, cursor: 1 }], rows: elsewhere }) }),
  );
  await phone.device.exchange();
  expect((await shown()).pulses).toEqual([pulse(71)]);
});
