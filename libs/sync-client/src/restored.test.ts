import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { ada, pulse } from '@berthcare/shared/testing/record-rows';
import { measurePulse, morning, queued, shownPulses } from './testing/pulses';
import { answered, answersAll, page, testDevice, type TestDevice } from './testing/scripted-server';

const record = [put('visit', morning)];

let phone: TestDevice;

const measure = (amount: number) => measurePulse(phone, amount);
const shownPulse = () => shownPulses(phone);
const queue = () => queued(phone);

beforeEach(async () => {
  phone = await testDevice();
  const streams = [{ id: ada, reset: true, cursor: 1 }];
  phone.server.says(answered({ pull: page({ streams, rows: record }) }));
  await phone.device.exchange();
  phone.server.requests.length = 0;
});

describe('a server that has less than it answered for', () => {
  test('is offered again what it lost, in order and as it was', async () => {
    const ids = [await measure(71), await measure(72), await measure(73)];
    phone.server.says(answersAll());
    await phone.device.exchange();
    phone.server.says(answered({ answered: 1 }));
    expect(await phone.device.exchange()).toMatchObject({ more: true });
    expect(await shownPulse()).toEqual([pulse(73)]);
    await phone.device.exchange();
    expect(phone.server.last.commands.map(({ id, seq }) => [id, seq])).toEqual([
      [ids[1], 2],
      [ids[2], 3],
    ]);
  });

  test('and less than the device still has, is offered the rest under a new incarnation', async () => {
    await measure(71);
    const second = await measure(72);
    phone.server.says(answersAll());
    await phone.device.exchange();
    // The first was answered so long ago that the device has forgotten it.
    await phone.db.exec('delete from _outbox where seq = 1');
    phone.server.says(answered({ answered: 0 }));
    expect(await phone.device.exchange()).toMatchObject({ more: true });
    await phone.device.exchange();
    const { incarnation, lastSeq, commands } = phone.server.last;
    expect(incarnation).not.toBe(phone.server.requests[0]!.incarnation);
    expect([lastSeq, commands.map(({ id, seq }) => [id, seq])]).toEqual([1, [[second, 1]]]);
  });

  test('in another epoch is offered everything again, once, also what it says it has', async () => {
    const ids = [await measure(71), await measure(72)];
    phone.server.says(answersAll('applied', {}, 1));
    await phone.device.exchange();
    const { incarnation } = phone.server.last;

    const asks = { epoch: 'epoch-2', pull: { kind: 'ask_holdings' as const } };
    phone.server.says(
      answered({ ...asks, answered: 2 }),
      answersAll('review', asks, null),
      answered({ ...asks, answered: 2 }),
    );
    expect(await phone.device.exchange()).toMatchObject({ more: true });
    expect(await shownPulse()).toEqual([pulse(72)]);
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({ incarnation, lastSeq: 2, commands: ids.map((id) => ({ id })) });
    // What it says now is what is true.
    expect((await queue()).map(({ outcome }) => outcome)).toEqual(['review', 'review']);
    await phone.device.exchange();
    expect(phone.server.last.commands).toEqual([]);
  });

  test('in another epoch is offered under a new incarnation what has a gap, because something was forgotten', async () => {
    const ids = [await measure(71), await measure(72), await measure(73)];
    phone.server.says(answersAll(), answered({ epoch: 'epoch-2' }));
    await phone.device.exchange();
    await phone.db.exec('delete from _outbox where seq = 2');
    const { incarnation } = phone.server.last;
    await phone.device.exchange();
    await phone.device.exchange();
    const { incarnation: another, commands } = phone.server.last;
    expect(another).not.toBe(incarnation);
    expect(commands.map(({ id, seq }) => [id, seq])).toEqual([
      [ids[0], 1],
      [ids[2], 2],
    ]);
  });

  test('in an epoch that it had left is offered everything again', async () => {
    const id = await measure(71);
    phone.server.says(
      answered({ epoch: 'epoch-2' }),
      answersAll('review', { epoch: 'epoch-2' }, null),
      answered({ epoch: 'epoch-1' }),
    );
    for (let left = 4; left > 0; left -= 1) await phone.device.exchange();
    expect(phone.server.last.commands).toMatchObject([{ id }]);
  });

  test('in another epoch says nothing of how far the rows have come until a page of it has', async () => {
    await measure(71);
    const asks = { epoch: 'epoch-2', pull: { kind: 'ask_holdings' as const } };
    phone.server.says(answered(asks), answersAll('applied', asks, 1));
    await phone.device.exchange();
    await phone.device.exchange();
    // Version 1 of epoch 2 is another than the one the rows are at.
    expect(await shownPulse()).toEqual([pulse(71)]);
    expect(await queue()).toMatchObject([{ outcome: 'applied', settled: 0 }]);
    const kept = page({ streams: [], kept: [ada] });
    phone.server.says(answered({ epoch: 'epoch-2', answered: 1, pull: kept }));
    await phone.device.exchange();
    expect([await shownPulse(), await queue()]).toMatchObject([[], [{ settled: 1 }]]);
    expect(await phone.db.query('select * from _shadow')).toEqual([]);
  });

  test('in another epoch is offered what an earlier incarnation had answered, under the new one', async () => {
    const ids = [await measure(71)];
    phone.server.says(answersAll('applied', {}, 1), answered({ incarnation: 'renew' }));
    await phone.device.exchange();
    await phone.device.exchange();
    ids.push(await measure(72));
    phone.server.says(answersAll('applied', {}, 1), answered({ epoch: 'epoch-2', answered: 1 }));
    await phone.device.exchange();
    await phone.device.exchange();
    await phone.device.exchange();
    const { commands, lastSeq } = phone.server.last;
    expect([lastSeq, commands.map(({ id, seq }) => [id, seq])]).toEqual([2, ids.map((id, i) => [id, i + 1])]);
  });
});

test('a device that is told to renew offers what is unanswered under a new incarnation, unchanged but for its place', async () => {
  await measure(71);
  phone.server.says(answersAll('applied', {}, 1));
  await phone.device.exchange();
  await measure(72);
  phone.server.says(answered({ incarnation: 'renew' }));
  expect(await phone.device.exchange()).toEqual({ kind: 'done', more: true, upgrade: false });
  await phone.device.exchange();
  const [, before, after] = phone.server.requests;
  expect(after!.incarnation).not.toBe(before!.incarnation);
  expect(after!.lastSeq).toBe(1);
  expect(after!.commands).toEqual([{ ...before!.commands[0]!, seq: 1 }]);
  expect(await shownPulse()).toEqual([pulse(72)]);
});

describe('a device without a token', () => {
  /** Two commands that were answered; the device takes a new incarnation, and is told how the third fares. */
  const renewed = async () => {
    const ids = [await measure(71), await measure(72)];
    phone.server.says(answersAll('applied', { pull: page({ streams: [{ id: ada, cursor: 2 }] }) }));
    await phone.device.exchange();
    ids.push(await measure(73));
    phone.server.says(answered({ incarnation: 'renew' }));
    await phone.device.exchange();
    return ids;
  };

  test('names what it was told, the last first', async () => {
    const [first, second, third] = await renewed();
    await phone.device.exchange();
    const { token, acknowledged, commands } = phone.server.last;
    expect([token, commands.map(({ id }) => id)]).toEqual([null, [third]]);
    expect(acknowledged).toEqual([
      [second, 'applied', 2],
      [first, 'applied', 2],
    ]);
  });

  test('names nothing of what waits, of what no request can carry, and of what others were told', async () => {
    await renewed();
    await phone.db.exec(`update _outbox set author = 'somebody else' where seq = 1 and outcome = 'applied'`);
    await phone.db.exec(`update _outbox set outcome = 'unsendable' where seq = 2`);
    await phone.device.exchange();
    expect(phone.server.last).not.toHaveProperty('acknowledged');
  });

  test('shows what is forgotten until it is answered again', async () => {
    await measure(71);
    const last = await measure(72);
    phone.server.says(
      answersAll('applied', { pull: page({ streams: [{ id: ada, cursor: 2 }] }) }),
      answered({ answered: 2, pull: { kind: 'ask_holdings' } }),
      answered({ incarnation: 'renew', forgotten: [last] }),
    );
    for (let left = 2; left > 0; left -= 1) await phone.device.exchange();
    expect(await shownPulse()).toEqual([]);
    await phone.device.exchange();
    expect(await shownPulse()).toEqual([pulse(72)]);
  });

  test('names two thousand at most, those that were answered last, and none that only its author can send', async () => {
    await renewed();
    await phone.db.exec(`with recursive n (i) as (select 1 union all select i + 1 from n where i <= 2000)
      insert into _outbox (id, incarnation, seq, hash, type, v, streamId, author, at, skew, subject, body, image, bytes,
        outcome, receivedAt, settled, box)
      select 'old ' || i, 'earlier', i, hash, type, v, streamId, author, at, skew, subject, body, image, bytes,
        'applied', receivedAt - i, 1, case i when 1 then '' end from n, _outbox where seq = 2 and outcome is not null`);
    await phone.device.exchange();
    const ids = phone.server.last.acknowledged!.map(([id]) => id);
    expect([ids.length, ids[2], ids.at(-1)]).toEqual([2000, 'old 2', 'old 1999']);
  });

  test('offers what is forgotten again, before what was written since, and shows it meanwhile', async () => {
    const ids = await renewed();
    phone.server.says(
      answered({ incarnation: 'renew', forgotten: [ids[1]!] }),
      answersAll('applied', { pull: page({ streams: [{ id: ada, cursor: 3 }] }) }, 3),
    );
    expect(await phone.device.exchange()).toMatchObject({ kind: 'done', more: true });
    expect(await shownPulse()).toEqual([pulse(73)]);
    await phone.device.exchange();
    const { incarnation, lastSeq, commands, acknowledged } = phone.server.last;
    expect(incarnation).not.toBe(phone.server.requests.at(-2)!.incarnation);
    expect([lastSeq, commands.map(({ id, seq }) => [id, seq])]).toEqual([
      ...[2, [1, 2].map((seq) => [ids[seq], seq])],
    ]);
    expect(acknowledged).toEqual([[ids[0], 'applied', 2]]);
    expect((await queue()).map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
  });

  test('has one again after the next page, and names nothing more', async () => {
    await renewed();
    phone.server.says(answersAll('applied', { pull: page({ streams: [], token: 'token-2' }) }, 3));
    await phone.device.exchange();
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({ token: 'token-2' });
    expect(phone.server.last).not.toHaveProperty('acknowledged');
  });
});
