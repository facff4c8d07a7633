import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { undecided } from '@berthcare/shared/commands/conflict-decide';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import type { Outcome } from '@berthcare/shared/sync/wire';
import {
  ada,
  documented,
  entry,
  marc,
  noon,
  priya,
  pulse,
  today,
  visit,
} from '@berthcare/shared/testing/record-rows';
import { select } from './records';
import { answered, answersAll, page, testDevice, type TestDevice } from './testing/scripted-server';

const morning = visit('morning', { state: 'in_progress' });
const record = [put('visit', morning)];
const agency = derivedId('agency');
const day = 86_400_000;

let phone: TestDevice;
beforeEach(async () => {
  phone = await testDevice();
  const streams = [{ id: ada, reset: true, cursor: 1 }];
  phone.server.says(answered({ pull: page({ streams, rows: record }) }));
  await phone.device.exchange();
});

const measure = (amount: number) =>
  phone.device.dispatch({
    type: 'visit.document',
    stream: ada,
    payload: { visitId: morning.id, entries: [documented('vital.pulse', pulse(amount))] },
  });
const shown = async () => (await select(phone.db, 'visitEntry', {})).map(({ value }) => value);
const queue = () => phone.db.query('select outcome, settled from _outbox');
const attention = async () => (await phone.device.waiting()).attention;

const settled = (id: string, over: Partial<Outcome>): Outcome => ({
  ...{ id, stream: ada, outcome: 'applied', version: 2, reason: null, receivedAt: noon },
  ...over,
});

/** A command that the office's server failed on. */
async function heldCommand(): Promise<string> {
  const id = await measure(71);
  phone.server.says(answersAll('held', {}, null));
  await phone.device.exchange();
  return id;
}

describe('what the server failed on', () => {
  test('is asked after with every request, until it is told what became of it', async () => {
    const id = await heldCommand();
    expect(phone.server.last.held).toBeUndefined();
    phone.server.says(answered({ answered: 1 }), answered({ answered: 1, outcomes: [settled(id, {})] }));
    await phone.device.exchange();
    await phone.device.exchange();
    await phone.device.exchange();
    expect(phone.server.requests.slice(-3).map(({ held }) => held)).toEqual([[id], [id], undefined]);
  });

  test('then stays shown until the cursor reaches its version', async () => {
    const id = await heldCommand();
    phone.server.says(answered({ answered: 1, outcomes: [settled(id, { version: 3 })] }));
    await phone.device.exchange();
    expect([await shown(), await queue()]).toEqual([[pulse(71)], [{ outcome: 'applied', settled: 0 }]]);
    const confirmed = [put('visitEntry', entry(morning, 'vital.pulse', pulse(71), { recordedBy: priya }))];
    const pull = page({ streams: [{ id: ada, cursor: 3 }], rows: confirmed, version: 3 });
    phone.server.says(answered({ answered: 1, pull }));
    await phone.device.exchange();
    expect([await shown(), await queue()]).toEqual([[pulse(71)], [{ outcome: 'applied', settled: 1 }]]);
    expect(await attention()).toBe(0);
  });

  test('or is shown no longer, where it was refused in the end', async () => {
    const id = await heldCommand();
    const refused = settled(id, { outcome: 'refused', version: null, reason: 'visit.unknown' });
    phone.server.says(answered({ answered: 1, outcomes: [refused] }));
    await phone.device.exchange();
    expect([await shown(), await attention()]).toEqual([[], 1]);
  });
});

const settlement = (id: string, decision: 'accepted' | 'declined', decidedAt = noon) =>
  put('settlement', {
    ...{ id, streamId: ada, visitId: morning.id, day: today, authorId: priya, at: noon, decision },
    ...{ reason: 'No network there', decidedBy: marc, decidedAt },
  });

const brings = (rows: ReturnType<typeof put>[], version = 2) =>
  answered({ answered: 1, pull: page({ streams: [{ id: ada, cursor: version }], rows, version }) });

describe('what the office decided about', () => {
  test.each(['review', 'refused', 'held'] as const)('needs no look any more: %s', async (outcome) => {
    const id = await measure(71);
    phone.server.says(answersAll(outcome, {}, null), brings([settlement(id, 'declined')]));
    await phone.device.exchange();
    const subject = morning.id;
    expect(await attention()).toBe(1);
    expect((await phone.device.receipts()).get(subject)?.attention).toHaveLength(1);
    await phone.device.exchange();
    expect([await attention(), await shown()]).toEqual([0, []]);
    expect((await phone.device.receipts()).get(subject)).toMatchObject({ attention: [], receivedAt: noon });
    expect(await phone.device.setAside({ subject, author: priya })).toMatchObject([
      {
        ...{ id, outcome, written: { type: 'visit.document' } },
        settlement: { decision: 'declined', reason: 'No network there', decidedBy: marc, decidedAt: noon },
      },
    ]);
  });

  test.each([
    ['applied', 5],
    ['held', null],
  ] as const)('counts for nothing in an epoch that has lost it: %s', async (outcome, version) => {
    const id = await measure(71);
    phone.server.says(answersAll('review', {}, null), brings([settlement(id, 'declined')]));
    await phone.device.exchange();
    await phone.device.exchange();
    expect(await shown()).toEqual([]);
    const other = { epoch: 'epoch-2', pull: { kind: 'ask_holdings' as const } };
    const first = page({
      streams: [{ id: agency, kind: 'agency', reset: true, cursor: 1 }],
      kept: [],
      more: true,
    });
    phone.server.says(answered({ ...other, answered: 0 }), answersAll(outcome, other, version));
    phone.server.says(answered({ ...other, answered: 1, pull: first }));
    for (let round = 0; round < 3; round += 1) await phone.device.exchange();
    expect(phone.server.last.holdings).toBeDefined();
    expect([await shown(), await queue()]).toEqual([[pulse(71)], [{ outcome, settled: 0 }]]);
  });

  test('is not asked after', async () => {
    const id = await heldCommand();
    phone.server.says(brings([settlement(id, 'declined')]));
    await phone.device.exchange();
    await phone.device.exchange();
    expect(phone.server.last.held).toBeUndefined();
  });

  test('accepted, is shown as the record has it, and no longer as it was written', async () => {
    const id = await heldCommand();
    const confirmed = put('visitEntry', entry(morning, 'vital.pulse', pulse(72)));
    phone.server.says(brings([settlement(id, 'accepted'), confirmed]));
    await phone.device.exchange();
    expect([await shown(), await queue()]).toEqual([[pulse(72)], [{ outcome: 'held', settled: 1 }]]);
  });

  test('is forgotten two weeks after the decision, however old it was', async () => {
    const id = await measure(71);
    const decidedAt = noon + 20 * day;
    const later = (days: number) => answered({ answered: 1, now: noon + days * day });
    phone.server.says(answersAll('review', {}, null), brings([settlement(id, 'declined', decidedAt)]));
    phone.server.says(later(33), later(35));
    for (let rounds = 3; rounds > 0; rounds -= 1) await phone.device.exchange();
    expect(await queue()).toHaveLength(1);
    await phone.device.exchange();
    expect(await queue()).toEqual([]);
  });
});

test('a conflict needs a look until somebody has decided, and is forgotten in its time', async () => {
  const id = await measure(71);
  const kept = put('visitEntry', entry(morning, 'vital.pulse', pulse(70)));
  const conflict = {
    ...{ id: derivedId('conflict'), streamId: ada, visitId: morning.id, day: today, entryId: kept.row.id },
    ...{ item: 'vital.pulse', kept: pulse(70), keptBy: marc, keptAt: noon, commandId: id },
    ...{ offered: pulse(71), offeredBy: priya, offeredAt: noon, ...undecided },
  };
  phone.server.says(answersAll('conflict', {}, 2), brings([kept, put('conflict', conflict)]));
  await phone.device.exchange();
  expect(await attention()).toBe(1);
  await phone.device.exchange();
  expect([await attention(), await shown()]).toEqual([1, [pulse(70)]]);
  const old = { now: noon + 15 * day };
  phone.server.says(answered({ answered: 1, ...old }));
  await phone.device.exchange();
  expect(await queue()).toHaveLength(1);

  const decided = put('conflict', { ...conflict, state: 'decided', choice: 'kept', decided: pulse(70) });
  const pull = page({ streams: [{ id: ada, cursor: 3 }], rows: [decided], version: 3 });
  phone.server.says(answered({ answered: 1, ...old, pull }));
  await phone.device.exchange();
  expect([await attention(), await queue()]).toEqual([0, []]);
});
