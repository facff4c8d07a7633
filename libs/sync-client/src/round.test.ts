import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { projectionOf } from '@berthcare/shared/sync/projection';
import { syncRequest, type SyncRequest } from '@berthcare/shared/sync/wire';
import { readMeta } from './meta';
import type { SendResult } from './ports';
import { ada, agencyId, bruno, noon, priya, pulse } from '@berthcare/shared/testing/record-rows';
import { round } from './round';
import { measurePulse, morning, queued, shownPulses } from './testing/pulses';
import {
  answered,
  answersAll,
  page,
  shiftCipher,
  testDevice,
  window,
  type TestDevice,
} from './testing/scripted-server';

const record = [put('visit', morning)];

let phone: TestDevice;

const measure = (amount: number) => measurePulse(phone, amount);
const shownPulse = () => shownPulses(phone);
const queue = () => queued(phone);

const cursors = async () =>
  new Map(
    (await phone.db.query<{ id: string; cursor: number | null }>('select * from _stream')).map(
      ({ id, cursor }) => [id, cursor],
    ),
  );

beforeEach(async () => {
  phone = await testDevice();
  const streams = [{ id: ada, reset: true, cursor: 1 }];
  phone.server.says(answered({ pull: page({ streams, rows: record }) }));
  await phone.device.exchange();
  phone.server.requests.length = 0;
});

test('the first request of a new device says that it holds nothing', async () => {
  const fresh = await testDevice();
  await fresh.device.exchange();
  const { incarnation } = await readMeta(fresh.db);
  expect(fresh.server.requests).toEqual([
    {
      ...{ protocol: 1, epoch: null, incarnation, lastSeq: 0, token: null, now: noon, commands: [] },
      projection: projectionOf('caregiver'),
    },
  ]);
});

test('every request is what the wire declares', async () => {
  await measure(71);
  await phone.device.exchange();
  expect(() => syncRequest.parse(phone.server.last)).not.toThrow();
});

describe('what is queued', () => {
  test('goes in order, in batches, until all of it is answered', async () => {
    const ids: string[] = [];
    for (let amount = 40; amount < 93; amount += 1) ids.push(await measure(amount));
    phone.server.says(answersAll(), answersAll());
    expect(await phone.device.exchange()).toEqual({ kind: 'done', more: true, upgrade: false });
    expect(await phone.device.exchange()).toEqual({ kind: 'done', more: false, upgrade: false });
    const sent = phone.server.requests.flatMap(({ commands }) => commands);
    expect(phone.server.requests.map(({ commands }) => commands.length)).toEqual([50, 3]);
    expect(sent.map(({ id }) => id)).toEqual(ids);
    expect(sent.map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
  });

  test('stays shown until the cursor reaches its version, then the confirmed row stands', async () => {
    await measure(71);
    phone.server.says(answersAll('applied', {}, 2));
    await phone.device.exchange();
    expect(await shownPulse()).toEqual([pulse(71)]);
    expect(await queue()).toMatchObject([{ outcome: 'applied', settled: 0 }]);

    phone.server.says(
      answered({ answered: 1, pull: page({ streams: [{ id: ada, cursor: 2 }], version: 2 }) }),
    );
    await phone.device.exchange();
    // This server had nothing to show for it.
    expect(await shownPulse()).toEqual([]);
    expect(await queue()).toMatchObject([{ settled: 1 }]);
  });

  test.each(['review', 'refused'] as const)(
    'is no longer shown once it is answered %s, but can be read, by its author alone',
    async (outcome) => {
      const id = await measure(71);
      phone.server.says(answersAll(outcome, {}, null));
      await phone.device.exchange();
      expect(await shownPulse()).toEqual([]);
      const subject = morning.id;
      expect(await phone.device.setAside({ subject, author: priya })).toMatchObject([
        {
          ...{ id, outcome, at: noon },
          written: { type: 'visit.document', payload: { entries: [{ value: pulse(71) }] } },
        },
      ]);
      expect(await phone.device.setAside({ subject, author: agencyId })).toEqual([]);
    },
  );

  test('goes on being shown while it is held, whatever else comes, until its record is taken away', async () => {
    const id = await measure(71);
    phone.server.says(answersAll('held', {}, null));
    await phone.device.exchange();
    expect(await shownPulse()).toEqual([pulse(71)]);
    expect(await phone.device.waiting()).toMatchObject({ commands: 0, attention: 1 });
    expect(await phone.device.setAside({ subject: morning.id, author: priya })).toMatchObject([
      { id, outcome: 'held' },
    ]);

    const streams = [{ id: ada, reset: true, cursor: 2 }];
    phone.server.says(answered({ answered: 1, pull: page({ streams, rows: record, version: 2 }) }));
    await phone.device.exchange();
    expect(await shownPulse()).toEqual([pulse(71)]);

    phone.server.says(answered({ answered: 1, pull: page({ streams: [], dropped: [ada] }) }));
    await phone.device.exchange();
    expect([await shownPulse(), await queue()]).toMatchObject([[], [{ outcome: 'held' }]]);
  });

  test('is sent again as it was when nothing is known of the request', async () => {
    await measure(71);
    await phone.device.exchange();
    phone.ports.clock.time += 60_000;
    await phone.device.exchange();
    const [first, second] = phone.server.requests;
    expect(second!.commands).toEqual(first!.commands);
  });

  test('that was sealed while an answer was on its way goes with the next request', async () => {
    phone.server.says(async () => {
      await measure(72);
      return answered();
    });
    expect(await phone.device.exchange()).toEqual({ kind: 'done', more: true, upgrade: false });
    await phone.device.exchange();
    expect(phone.server.last.commands).toHaveLength(1);
  });
});

test('callers at the same time share one exchange', async () => {
  phone.server.says(answered());
  await Promise.all([phone.device.exchange(), phone.device.exchange()]);
  expect(phone.server.requests).toHaveLength(1);
});

describe('what a device holds', () => {
  test('is spelled out when the server does not know its token', async () => {
    phone.server.says(answered({ pull: { kind: 'ask_holdings' } }));
    expect(await phone.device.exchange()).toEqual({ kind: 'done', more: true, upgrade: false });
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({ token: null, holdings: { window, streams: [[ada, 1]] } });
  });

  test('counts for the epoch it is of, until a page of another comes', async () => {
    const asked = answered({ epoch: 'epoch-2', pull: { kind: 'ask_holdings' } });
    phone.server.says(asked, asked);
    await phone.device.exchange();
    await phone.device.exchange();
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({ epoch: 'epoch-1', holdings: { streams: [[ada, 1]] } });
  });

  test('counts for nothing more after the first page of another epoch', async () => {
    const streams = [{ id: agencyId, kind: 'agency' as const, reset: true, cursor: 3 }];
    const other = { epoch: 'epoch-2' };
    phone.server.says(
      answered(other),
      answered({ ...other, pull: page({ streams, more: true }) }),
      answered({ ...other, pull: { kind: 'ask_holdings' } }),
    );
    await phone.device.exchange();
    await phone.device.exchange();
    expect(await cursors()).toEqual(
      new Map([
        [ada, null],
        [agencyId, 3],
      ]),
    );
    await phone.device.exchange();
    await phone.device.exchange();
    expect(phone.server.last.epoch).toBe('epoch-2');
    expect(new Map(phone.server.last.holdings!.streams)).toEqual(
      new Map([
        [ada, 0],
        [agencyId, 3],
      ]),
    );
  });

  test('goes on in another epoch where its page says so, and nowhere else', async () => {
    const streams = [{ id: bruno, reset: true, cursor: 4 }];
    phone.server.says(answered({ pull: page({ streams }) }));
    await phone.device.exchange();
    const other = { epoch: 'epoch-2' };
    const kept = page({ streams: [], kept: [ada], more: true });
    phone.server.says(answered(other), answered({ ...other, pull: kept }));
    await phone.device.exchange();
    await phone.device.exchange();
    expect(await cursors()).toEqual(
      new Map([
        [ada, 1],
        [bruno, null],
      ]),
    );
  });

  test('names a stream of which only first pages have come', async () => {
    phone.server.says(
      answered({ pull: page({ streams: [{ id: bruno, reset: true, cursor: null }], more: true }) }),
      answered({ pull: { kind: 'ask_holdings' } }),
    );
    await phone.device.exchange();
    await phone.device.exchange();
    await phone.device.exchange();
    expect(new Map(phone.server.last.holdings!.streams)).toEqual(
      new Map([
        [ada, 1],
        [bruno, 0],
      ]),
    );
  });

  test('stands for the window before until the last page has come', async () => {
    const moved = { from: '2026-02-04', to: '2026-03-20' };
    const streams = [{ id: bruno, reset: true, cursor: 1 }];
    phone.server.says(answered({ pull: page({ streams, more: true, window: moved }) }));
    await phone.device.exchange();
    expect((await readMeta(phone.db)).window).toEqual(window);
    phone.server.says(answered({ pull: page({ streams: [], window: moved }) }));
    await phone.device.exchange();
    expect((await readMeta(phone.db)).window).toEqual(moved);
  });
});

describe('a request that is refused whole', () => {
  const refusing =
    (poison: string) =>
    (request: SyncRequest): SendResult =>
      request.commands.some(({ id }) => id === poison) ? { kind: 'refused' } : answersAll()(request);

  test('costs the one command that cannot be carried; the rest goes on', async () => {
    const ids: string[] = [];
    for (let amount = 71; amount < 80; amount += 1) ids.push(await measure(amount));
    const poison = ids[4]!;
    for (let left = 20; left > 0; left -= 1) phone.server.says(refusing(poison));
    let rounds = 0;
    while ((await phone.device.waiting()).commands > 0 && (rounds += 1) < 20) await phone.device.exchange();
    expect((await queue()).map(({ id, outcome }) => [id, outcome])).toEqual(
      ids.map((id) => [id, id === poison ? 'unsendable' : 'applied']),
    );
    const receipt = (await phone.device.receipts()).get(morning.id)!;
    expect(receipt).toMatchObject({ receivedAt: null, attention: [{ id: poison, outcome: 'unsendable' }] });
  });

  test('costs no command when a request without any is refused too', async () => {
    await measure(71);
    phone.server.says({ kind: 'refused' }, { kind: 'refused' });
    expect(await phone.device.exchange()).toMatchObject({ kind: 'busy' });
    expect(phone.server.requests.map(({ commands }) => commands.length)).toEqual([1, 0]);
    expect(await queue()).toMatchObject([{ outcome: null }]);
    expect(await shownPulse()).toEqual([pulse(71)]);
  });

  const ofTheCommand = { outcome: null, box: expect.any(String) as string };
  const unanswered = () => phone.db.query('select outcome, box from _outbox');

  test('costs nothing of who signs out before it is answered', async () => {
    await measure(71);
    phone.server.says(async () => {
      await phone.device.signOut(shiftCipher);
      return { kind: 'refused' };
    });
    await phone.device.exchange();
    expect(await unanswered()).toEqual([ofTheCommand]);
    expect(await phone.device.left()).toMatchObject([{ waiting: 1 }]);
  });

  test('costs nothing whose record the next answer takes away: in its box it is another', async () => {
    await measure(71);
    phone.server.says({ kind: 'refused' }, answered({ pull: page({ streams: [], dropped: [ada] }) }));
    await phone.device.exchange();
    expect(await unanswered()).toEqual([ofTheCommand]);
  });

  test('what is set aside is no longer shown as if it would count', async () => {
    await measure(71);
    phone.server.says({ kind: 'refused' }, answered());
    await phone.device.exchange();
    expect(await shownPulse()).toEqual([]);
    expect(await phone.device.setAside({ subject: morning.id, author: priya })).toMatchObject([
      { outcome: 'unsendable', written: { payload: { entries: [{ value: pulse(71) }] } } },
    ]);
  });
});

describe('a command that the device itself cannot open', () => {
  let faults: Error[];
  let ids: string[];
  beforeEach(async () => {
    faults = [];
    phone.ports.tellFault = (fault) => faults.push(fault);
    ids = [await measure(71), await measure(72), await measure(73)];
    await phone.db.exec(`update _outbox set body = x'00' where id = ?`, [ids[1]!]);
  });

  test('is set aside and told, its bytes stay, and the others go on', async () => {
    phone.server.says(answersAll());
    await phone.device.exchange();
    expect(phone.server.last.commands.map(({ id, seq }) => [id, seq])).toEqual([
      [ids[0], 1],
      [ids[2], 2],
    ]);
    expect(phone.server.last.lastSeq).toBe(2);
    expect((await queue()).map(({ outcome }) => outcome)).toEqual(['applied', 'unsendable', 'applied']);
    const kept = await phone.db.query('select body from _outbox where id = ?', [ids[1]!]);
    expect(kept).toEqual([{ body: new Uint8Array([0]) }]);
    expect(faults).toMatchObject([{ name: 'UnreadableCommand' }]);
    expect(await phone.device.setAside({ subject: morning.id, author: priya })).toMatchObject([
      { id: ids[1], reason: 'device.unreadable', written: { type: 'unreadable' } },
    ]);
  });

  test('keeps no answer from being taken in', async () => {
    await phone.db.exec(`update _outbox set outcome = 'held' where id = ?`, [ids[1]!]);
    phone.server.says(answered({ answered: 3, pull: page({ streams: [{ id: ada, cursor: 2 }] }) }));
    expect(await phone.device.exchange()).toMatchObject({ kind: 'done' });
  });

  test('is not blamed where the device can open nothing', async () => {
    const { cipher } = phone.ports;
    phone.ports.cipher = { ...cipher, open: () => Promise.reject(new Error('The keys are locked.')) };
    await expect(round(phone.ports)).rejects.toThrow('locked');
    expect((await queue()).map(({ outcome }) => outcome)).toEqual([null, null, null]);
    expect(faults).toEqual([]);
  });
});

test('nothing is sent for who has just signed out', async () => {
  await phone.device.signOut(shiftCipher);
  const { length } = phone.server.requests;
  expect(await round(phone.ports)).toEqual({ kind: 'done', more: true, upgrade: false });
  expect(phone.server.requests).toHaveLength(length);
});

describe('"sent" is said', () => {
  const sentAt = async () => (await phone.device.receipts([morning.id])).get(morning.id)!.sentAt;

  test('while a request is on its way, and once it was answered', async () => {
    await measure(71);
    let meanwhile: number | null = null;
    phone.server.says(async (request) => {
      meanwhile = await sentAt();
      return answersAll()(request);
    });
    await phone.device.exchange();
    expect([meanwhile, await sentAt()]).toEqual([noon, noon]);
  });

  test.each([{ kind: 'offline' }, { kind: 'signed_out' }, { kind: 'busy', retryAfterMs: 1 }] as const)(
    'not when the answer was $kind',
    async (answer) => {
      await measure(71);
      phone.server.says(answer);
      expect(await phone.device.exchange()).toEqual(answer);
      expect(await sentAt()).toBeNull();
    },
  );
});

test('what was answered a fortnight ago is forgotten, but not what a person has to look at', async () => {
  await measure(71);
  phone.server.says(answersAll('applied', {}, 1));
  await phone.device.exchange();
  const kept = await measure(72);
  phone.server.says(answersAll('review', {}, null));
  await phone.device.exchange();
  phone.server.says(answered({ now: noon + 15 * 86_400_000, answered: 2 }));
  await phone.device.exchange();
  expect((await queue()).map(({ id }) => id)).toEqual([kept]);
});

test('the clock is believed to be off by what lies between its middle and the answer', async () => {
  phone.ports.clock.time = noon + 100_000;
  phone.server.says(() => {
    phone.ports.clock.time += 2_000;
    return answered({ now: noon });
  });
  await phone.device.exchange();
  await measure(71);
  await phone.device.exchange();
  expect(phone.server.last.commands).toMatchObject([{ at: noon + 102_000, skew: 101_000 }]);
});

test('an app that is too old to read is told so, and still pushes', async () => {
  await measure(71);
  phone.server.says(answersAll('applied', { pull: { kind: 'upgrade' } }, 2));
  expect(await phone.device.exchange()).toEqual({ kind: 'done', more: false, upgrade: true });
  expect(await shownPulse()).toEqual([pulse(71)]);
});
