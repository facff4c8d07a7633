import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { entryId } from '@berthcare/shared/domain/entry';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import type { Outcome, WireCommand } from '@berthcare/shared/sync/wire';
import {
  agency,
  agencyId,
  clients,
  holding,
  people,
  plannedVisit,
  timeZone,
} from '../../test/simulation/agency';
import type { ExchangeDeps } from './exchange';
import { submit } from './office-command';
import { retry } from './retry';
import type { Actor } from './store';
import { failingOn } from './testing/failing-store';
import { flippedSealing } from './testing/flipped-sealing';
import { memoryStore, type MemoryStore } from './testing/memory-store';
import { WireDevice } from './testing/wire-device';
import { signedTokens } from './tokens';

const now = Date.parse('2026-03-05T15:00:00Z');
const MINUTE = 60_000;
const stream = clients[0]!.id;
const visitId = derivedId('the visit');
const planned = plannedVisit(visitId, { streamId: stream, day: '2026-03-05', assignedTo: people.priya.id });

let store: MemoryStore;
let priya: WireDevice;
let clock: number;
/** Commands whose rule throws. */
let faulty: Set<string>;

beforeEach(async () => {
  store = memoryStore();
  clock = now;
  faulty = new Set();
  const { streams, changes } = agency(now);
  for (const [id, kind] of streams) store.stream(id, kind, agencyId);
  for (const together of changes) await store.edit(together);
  await store.edit([put('visit', planned)]);
  const { id: personId, role } = people.priya;
  priya = new WireDevice({ agencyId, timeZone, personId, role, deviceId: 'phone' }, 'incarnation-1');
});

const served = () => failingOn(store, (id) => faulty.has(id));
const deps = (): ExchangeDeps => ({
  store: served(),
  tokens: signedTokens('secret'),
  sealing: flippedSealing,
  now: () => clock,
});

let minted = 0;
const seal = (type: string, payload: object): WireCommand =>
  priya.seal({
    id: derivedId('command', String((minted += 1))),
    type,
    stream,
    payload: { visitId, ...payload },
  });
const started = () => seal('visit.start', { startedAt: now, place: { missing: 'denied' } });
const measured = (amount: number) =>
  seal('visit.document', {
    entries: [
      {
        ...{ item: 'vital.pulse', kind: 'vital', value: { kind: 'vital', amount }, provenance: 'new' },
        ...{ sourceEntryId: null, together: false, recordedAt: now },
      },
    ],
  });

const ends = (outcomes: Outcome[]) => outcomes.map(({ outcome, reason }) => reason ?? outcome);
const rows = () => store.state.streams.get(stream)!.rows;
const pulse = () => rows().visitEntry.get(entryId(visitId, 'vital.pulse'))?.row.value;
const audited = () => store.state.audit.flatMap(({ commandId }) => commandId ?? []);

/** What the job does: all that is due. */
async function tryAgain(at: number | null = clock) {
  const work = await store.heldWork(at);
  return Promise.all(work.map((one) => retry(served(), one, clock)));
}

/** A start that fails, and what was written after it. */
async function heldDay() {
  const [start, document] = [started(), measured(71)];
  faulty.add(start.id);
  const { outcomes } = await priya.ask(deps(), { commands: [start, document] });
  return { start, document, outcomes };
}

test('what stands on a held command waits for it, and is not refused', async () => {
  const { outcomes } = await heldDay();
  expect(ends(outcomes)).toEqual(['command.failed', 'command.waits']);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['held', 'held']);
});

test('what does not stand on it goes on', async () => {
  await priya.ask(deps(), { commands: [started()] });
  const [first, second] = [measured(71), measured(72)];
  faulty.add(first.id);
  expect(ends((await priya.ask(deps(), { commands: [first, second] })).outcomes)).toEqual([
    'command.failed',
    'applied',
  ]);
});

test('mended, it takes effect in its order, once, in its author’s name, as it was received first', async () => {
  const { start, document } = await heldDay();
  faulty.clear();
  clock += 10 * MINUTE;
  expect(await tryAgain()).toEqual([{ settled: 2, left: 0 }]);
  expect(rows().visit.get(visitId)!.row).toMatchObject({ state: 'in_progress', startedBy: people.priya.id });
  expect(pulse()).toEqual({ kind: 'vital', amount: 71 });
  expect(audited()).toEqual([start.id, document.id]);
  expect(store.state.audit.at(-1)).toMatchObject({ personId: people.priya.id, aboutId: null });

  expect(await store.heldWork(null)).toEqual([]);
  expect(store.state.log.get(start.id)).toMatchObject({ outcome: 'held', receivedAt: now });
});

test('a device that asks is told what became of it, also when it offers it again', async () => {
  const { start, document } = await heldDay();
  const held = [start.id, document.id];
  expect((await priya.ask(deps(), { held })).outcomes).toEqual([]);
  faulty.clear();
  await tryAgain();
  const { version } = store.state.streams.get(stream)!;
  const applied = held.map((id) => ({
    ...{ id, stream, outcome: 'applied', reason: null, version, receivedAt: now },
  }));
  expect((await priya.ask(deps(), { held })).outcomes).toEqual(applied);
  expect((await priya.ask(deps(), { commands: [start, document] })).outcomes).toEqual(applied);
  expect(audited()).toEqual(held);
});

test('nobody is told of somebody else’s', async () => {
  const { start } = await heldDay();
  faulty.clear();
  await tryAgain();
  const { id: personId, role } = people.marc;
  const marc = new WireDevice({ ...priya.actor, personId, role, deviceId: 'other' }, 'incarnation-2');
  expect((await marc.ask(deps(), { held: [start.id] })).outcomes).toEqual([]);
});

describe('while it still fails', () => {
  test('the pauses grow, and a start of the server does not wait for them', async () => {
    const { start } = await heldDay();
    expect(await tryAgain()).toEqual([{ settled: 0, left: 2 }]);
    expect(await tryAgain()).toEqual([]);
    clock += MINUTE;
    expect(await tryAgain()).toHaveLength(1);
    clock += MINUTE;
    expect(await tryAgain()).toEqual([]);
    expect(await tryAgain(null)).toHaveLength(1);
    for (let tries = 0; tries < 40; tries += 1) await tryAgain(null);
    clock += 24 * 60 * MINUTE;
    expect(await tryAgain()).toHaveLength(1);
    expect([audited(), rows().visit.get(visitId)!.row.state]).toEqual([[], 'planned']);

    faulty.delete(start.id);
    expect(await tryAgain(null)).toEqual([{ settled: 2, left: 0 }]);
    expect(store.state.tries.size).toBe(0);
  });

  test('of processes that try at once one tries', async () => {
    await heldDay();
    const [work] = await store.heldWork(null);
    expect(await retry(served(), work!, clock)).toMatchObject({ left: 2 });
    expect(await retry(served(), work!, clock)).toMatchObject({ settled: 0, left: 0 });
    expect((await store.heldWork(null))[0]).toMatchObject({ tries: 1 });
  });
});

test('what a rule decides against in the end is refused, and says why', async () => {
  await priya.ask(deps(), { commands: [started()] });
  const completed = seal('visit.complete', {
    ...{ endedAt: now, place: { missing: 'denied' }, summary: '', signature: null, unsignedReason: null },
  });
  faulty.add(completed.id);
  await priya.ask(deps(), { commands: [completed] });
  faulty.clear();
  await store.edit([put('visit', { ...planned, assignedTo: people.marc.id })]);
  await tryAgain();
  expect(store.state.later.get(completed.id)).toMatchObject({ outcome: 'refused', reason: 'visit.unknown' });
});

test('work on a record that was taken away meanwhile goes to a person', async () => {
  const { start, document } = await heldDay();
  await store.edit([holding(people.priya.id, stream, now, now + 1)]);
  faulty.clear();
  await tryAgain();
  expect(ends((await priya.ask(deps(), { held: [start.id, document.id] })).outcomes)).toEqual([
    'record.former',
    'record.former',
  ]);
  expect(audited()).toEqual([]);
});

describe('what the office decided about is not tried again', () => {
  const dana: Actor = {
    ...{ agencyId, timeZone, personId: people.dana.id, role: people.dana.role, deviceId: null },
  };
  const decide = (decision: 'accept' | 'decline', commandId: string) =>
    submit(
      store,
      dana,
      {
        ...{ id: derivedId('decision', commandId), type: `set_aside.${decision}`, v: 1, stream, at: clock },
        ...{ basis: {}, payload: { commandId, reason: 'No network there' } },
      },
      clock,
    );

  test('accepted, it is in effect once, as the office’s act about its author', async () => {
    const { start, document } = await heldDay();
    faulty.clear();
    const { outcome } = await decide('accept', start.id);
    expect(outcome).toMatchObject({ outcome: 'applied' });
    expect(store.state.audit.at(-1)).toMatchObject({
      ...{ commandId: outcome.id, personId: people.dana.id, aboutId: people.priya.id },
    });
    expect(rows().visit.get(visitId)!.row).toMatchObject({ startedBy: people.priya.id });
    // What waited for it goes on.
    expect(await tryAgain()).toEqual([{ settled: 1, left: 0 }]);
    expect(audited()).toEqual([outcome.id, document.id]);
    expect((await priya.ask(deps(), { held: [start.id] })).outcomes).toEqual([]);
  });

  test('declined, neither', async () => {
    const { start } = await heldDay();
    faulty.clear();
    await decide('decline', start.id);
    await tryAgain();
    expect(rows().visit.get(visitId)!.row.state).toBe('planned');
    expect(rows().settlement.get(start.id)!.row).toMatchObject({
      ...{ decision: 'declined', reason: 'No network there', authorId: people.priya.id, visitId },
    });
  });

  test('and what the server has taken in meanwhile is no longer the office’s to decide', async () => {
    const { start } = await heldDay();
    faulty.clear();
    await tryAgain();
    expect((await decide('accept', start.id)).outcome).toMatchObject({ reason: 'set_aside.unknown' });
  });
});
