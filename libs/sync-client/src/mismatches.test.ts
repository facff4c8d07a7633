import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { checksum, type CountedRow } from '@berthcare/shared/sync/checksum';
import { syncRequest } from '@berthcare/shared/sync/wire';
import { ada, bruno, documented, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { answered, page, testDevice, type TestDevice } from './testing/scripted-server';

const DAY = 86_400_000;
const morning = visit('morning', { state: 'in_progress', startedAt: noon, startedBy: priya });
const evening = visit('evening');
const record = [put('visit', morning), put('visit', evening)];
const counted: CountedRow[] = [morning, evening].map(({ id }) => [id, 1]);

let phone: TestDevice;
let now: number;

const whole = [{ id: ada, reset: true, cursor: 1 }];
const anew = (sums: [string, string][], over = {}) =>
  answered({ now, pull: page({ streams: whole, rows: record, sums, ...over }) });
/** A page that says nothing but what the office counted. */
const counts = (...rows: CountedRow[]) =>
  answered({ now, pull: page({ streams: [], sums: [[ada, checksum(rows)]] }) });
const unknown: CountedRow = [visit('unknown').id, 1];

const exchange = async () => {
  const result = await phone.device.exchange();
  return { more: result.kind === 'done' && result.more, asked: phone.server.last.mismatched };
};
const cursor = async () =>
  (await phone.db.query<{ cursor: number | null }>('select cursor from _stream where id = ?', [ada]))[0]!
    .cursor;

beforeEach(async () => {
  now = noon;
  phone = await testDevice();
  phone.server.says(anew([[ada, checksum(counted)]]));
  expect(await exchange()).toEqual({ more: false, asked: undefined });
});

test('a device that has what was counted says nothing', async () => {
  phone.server.says(counts(...counted), answered());
  await exchange();
  expect(await exchange()).toEqual({ more: false, asked: undefined });
});

test('of a stream without rows nothing is counted', async () => {
  phone.server.says(answered({ pull: page({ streams: [], sums: [[bruno, checksum([])]] }) }));
  expect((await exchange()).more).toBe(false);
});

test('what the person has yet to send does not count', async () => {
  await phone.device.dispatch({
    type: 'visit.document',
    stream: ada,
    payload: { visitId: morning.id, entries: [documented('vital.pulse', pulse(71))] },
  });
  const payload = { visitId: evening.id, startedAt: noon, place: { missing: 'denied' as const } };
  await phone.device.dispatch({ type: 'visit.start', stream: ada, payload });
  phone.server.says(counts(...counted), answered());
  await exchange();
  await exchange();
  expect(phone.server.last.mismatched).toBeUndefined();
  expect(await phone.db.query('select distinct state from visit')).toEqual([{ state: 'in_progress' }]);
});

describe.each([
  ['lost a row', `delete from visit where id = '${evening.id}'`],
  ['has an older version of one', `update visit set version = 0 where id = '${evening.id}'`],
  ['has one too many', `insert into allergy values ('${unknown[1]}', '${ada}', 1, 'Latex', null, 0)`],
])('a device that %s', (_, damage) => {
  beforeEach(async () => {
    await phone.db.exec(damage);
    phone.server.says(counts(...counted));
    expect((await exchange()).more).toBe(true);
    expect(await cursor()).toBeNull();
  });

  test('asks for the stream anew, and keeps what it shows until it comes', async () => {
    const before = await phone.db.query('select id from visit');
    await exchange();
    expect(syncRequest.parse(phone.server.last)).toMatchObject({
      ...{ token: 'token-1', mismatched: [{ stream: ada, repeated: false }] },
    });
    expect(await phone.db.query('select id from visit')).toEqual(before);
  });

  test('is healed by it, and says no more', async () => {
    phone.server.says(anew([[ada, checksum(counted)]]), answered());
    await exchange();
    expect(await exchange()).toEqual({ more: false, asked: undefined });
    expect(await cursor()).toBe(1);
    expect(await phone.db.query('select * from _mismatch')).toEqual([]);
    expect(await phone.db.query('select id from allergy')).toEqual([]);
  });

  test('asks again when the answer was lost', async () => {
    await exchange();
    expect((await exchange()).asked).toEqual([{ stream: ada, repeated: false }]);
  });
});

describe('a mismatch that a reset does not heal', () => {
  beforeEach(async () => {
    phone.server.says(counts(unknown), anew([[ada, checksum([unknown])]]));
    await exchange();
  });

  test('is said once, and the stream stays as it is', async () => {
    expect(await exchange()).toEqual({ more: false, asked: [{ stream: ada, repeated: false }] });
    phone.server.says(answered(), answered());
    expect(await exchange()).toEqual({ more: false, asked: [{ stream: ada, repeated: true }] });
    expect((await exchange()).asked).toBeUndefined();
    expect(await cursor()).toBe(1);
  });

  test('is left for a day, then tried again', async () => {
    await exchange();
    now += DAY - 1;
    phone.server.says(answered(), counts(unknown), answered());
    await exchange();
    expect((await exchange()).more).toBe(false);
    expect((await exchange()).asked).toBeUndefined();
    now += 1;
    phone.server.says(counts(unknown));
    expect((await exchange()).more).toBe(true);
    expect((await exchange()).asked).toEqual([{ stream: ada, repeated: false }]);
  });

  test('is forgotten when the counts agree', async () => {
    await exchange();
    phone.server.says(counts(...counted), counts(unknown));
    await exchange();
    await exchange();
    expect((await exchange()).asked).toEqual([{ stream: ada, repeated: false }]);
  });

  test('is forgotten with the stream', async () => {
    phone.server.says(answered({ pull: page({ streams: [], dropped: [ada] }) }));
    await exchange();
    await exchange();
    expect(await phone.db.query('select * from _mismatch')).toEqual([]);
  });
});
