import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { entryId } from '@berthcare/shared/domain/entry';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import { groupHash, groupKey } from '@berthcare/shared/sync/groups';
import { addDays } from '@berthcare/utils/day';
import type { BoxedCommand, Outcome, SyncResponse, WireCommand } from '@berthcare/shared/sync/wire';
import { flippedKey, flippedSeal } from '@berthcare/sync-client/testing/flipped-box';
import {
  agency,
  agencyId,
  clients,
  holding,
  people,
  plannedVisit,
  timeZone,
} from '../../test/simulation/agency';
import { exchange, type ExchangeDeps } from './exchange';
import { submit } from './office-command';
import type { Actor } from './store';
import { flippedSealing } from './testing/flipped-sealing';
import { memoryStore, type MemoryStore } from './testing/memory-store';
import { WireDevice } from './testing/wire-device';
import { signedTokens } from './tokens';

const now = Date.parse('2026-03-05T15:00:00Z');
const stream = clients[0]!.id;
const visitId = derivedId('the visit');
const running = {
  ...plannedVisit(visitId, { streamId: stream, day: '2026-03-05', assignedTo: people.priya.id }),
  state: 'in_progress' as const,
  startedAt: now,
};

const actorOf = ({ id: personId, role }: { id: string; role: Actor['role'] }, deviceId: string): Actor => ({
  ...{ agencyId, timeZone, personId, role, deviceId },
});

let store: MemoryStore;
let deps: ExchangeDeps;
let priya: WireDevice;
let clock: number;
let minted: number;

beforeEach(async () => {
  store = memoryStore();
  clock = now;
  minted = 0;
  deps = { store, tokens: signedTokens('secret'), sealing: flippedSealing, now: () => clock };
  const { streams, changes } = agency(now);
  for (const [id, kind] of streams) store.stream(id, kind, agencyId);
  for (const together of changes) await store.edit(together);
  await store.edit([put('visit', running)]);
  priya = new WireDevice(actorOf(people.priya, 'phone'), 'incarnation-1');
});

const newId = () => derivedId('command', String((minted += 1)));

const measured = (amount: number, basis: WireCommand['basis'] = {}) => ({
  ...{ id: newId(), type: 'visit.document', stream, basis },
  payload: {
    visitId,
    entries: [
      {
        ...{ item: 'vital.pulse', kind: 'vital', value: { kind: 'vital', amount }, provenance: 'new' },
        ...{ sourceEntryId: null, together: false, recordedAt: now },
      },
    ],
  },
});

const pulseId = entryId(visitId, 'vital.pulse');
const pulse = () => store.state.streams.get(stream)!.rows.visitEntry.get(pulseId)?.row.value;
const sawPulse = (amount: number) => ({
  [groupKey('visitEntry', pulseId, 'value')]: groupHash('visitEntry', 'value', {
    id: pulseId,
    value: { kind: 'vital', amount },
  } as never),
});
const version = () => store.state.streams.get(stream)!.version;
const audit = () => store.state.audit.filter(({ commandId }) => commandId !== null);
const ends = ({ outcomes }: Pick<SyncResponse, 'outcomes'>) =>
  outcomes.map(({ outcome, reason }: Outcome) => reason ?? outcome);

describe('a queue', () => {
  test('is answered command by command, each in effect at its version', async () => {
    const before = version();
    const commands = [priya.seal(measured(71)), priya.seal(measured(72, sawPulse(71)))];
    const response = await priya.ask(deps, { commands });
    expect(response).toMatchObject({ incarnation: 'known', answered: 2 });
    expect(response.outcomes).toEqual(
      commands.map(({ id }) => ({
        ...{ id, stream, outcome: 'applied', reason: null, receivedAt: now, version: before + 1 },
      })),
    );
    expect(pulse()).toEqual({ kind: 'vital', amount: 72 });
    // One transaction takes one version; each command has its own audit entry.
    expect(version()).toBe(before + 1);
    expect(audit().map(({ commandId }) => commandId)).toEqual(commands.map(({ id }) => id));
  });

  test('offered again is answered the same, with its first receipt, and does nothing', async () => {
    const commands = [priya.seal(measured(71))];
    const first = await priya.ask(deps, { commands });
    const before = structuredClone([...store.state.streams.values()]);
    clock += 60_000;
    const second = await priya.ask(deps, { commands });
    expect(second.outcomes).toEqual(first.outcomes);
    expect([...store.state.streams.values()]).toEqual(before);
    expect(audit()).toHaveLength(1);
  });

  test('offered again in part, or with more behind it, goes on where it was', async () => {
    const commands = [71, 72, 73].map((amount) => priya.seal(measured(amount, { ...sawPulse(amount - 1) })));
    await priya.ask(deps, { commands: commands.slice(0, 2) });
    const { answered, outcomes } = await priya.ask(deps, { commands });
    expect([answered, outcomes.map(({ id }) => id)]).toEqual([3, commands.map(({ id }) => id)]);
    expect(audit()).toHaveLength(3);
  });

  test('with a gap is answered up to it', async () => {
    const [first, , third] = [71, 72, 73].map((amount) => priya.seal(measured(amount)));
    const response = await priya.ask(deps, { commands: [first!, third!] });
    expect(response).toMatchObject({ incarnation: 'known', answered: 1, outcomes: [{ id: first!.id }] });
    expect(pulse()).toEqual({ kind: 'vital', amount: 71 });
  });

  test('with the same command twice has it in effect once', async () => {
    const command = priya.seal(measured(71));
    priya.lastSeq = 2;
    const twice = [command, { ...command, seq: 2 }];
    const response = await priya.ask(deps, { commands: twice });
    expect([response.answered, ends(response)]).toEqual([2, ['applied', 'applied']]);
    expect(response.outcomes[1]).toEqual(response.outcomes[0]);
    expect((await priya.ask(deps, { commands: twice })).outcomes).toEqual(response.outcomes);
    expect([store.state.log.size, audit().length]).toEqual([1, 1]);
  });

  test('with two commands under one id has the first in effect', async () => {
    const command = priya.seal(measured(71));
    const response = await priya.ask(deps, {
      commands: [command, priya.seal({ ...measured(99), id: command.id })],
    });
    expect(ends(response)).toEqual(['applied', 'command.id_reused']);
    expect(pulse()).toEqual({ kind: 'vital', amount: 71 });
  });

  test('is known to a device that offers nothing but comes without a token', async () => {
    await priya.ask(deps, { commands: [priya.seal(measured(71))] });
    priya.lastSeq = 5;
    expect(await priya.ask(deps, { token: null })).toMatchObject({ answered: 1 });
    expect(await priya.ask(deps)).toMatchObject({ answered: 5 });
  });
});

describe('a sequence that does not fit', () => {
  const takesAnother = async (offered: WireDevice, over = {}) => {
    const before = structuredClone(store.state);
    const response = await offered.ask(deps, over);
    expect(response).toMatchObject({ incarnation: 'renew', outcomes: [], pull: { kind: 'current' } });
    expect(store.state).toEqual(before);
  };

  beforeEach(async () => {
    await priya.ask(deps, { commands: [priya.seal(measured(71)), priya.seal(measured(72, sawPulse(71)))] });
  });

  test('because the server is ahead: the phone was restored', async () => {
    const restored = new WireDevice(priya.actor, 'incarnation-1');
    await takesAnother(restored, { commands: [restored.seal(measured(73))] });
  });

  test('because its number has another content: a clone was faster', async () => {
    const clone = new WireDevice(priya.actor, 'incarnation-1');
    clone.lastSeq = 1;
    await takesAnother(clone, { commands: [clone.seal(measured(73)), clone.seal(measured(74))] });
  });

  test('because it is the incarnation of another device: the database was copied', async () => {
    const copied = new WireDevice(actorOf(people.priya, 'another phone'), 'incarnation-1');
    copied.lastSeq = 2;
    await takesAnother(copied, { commands: [copied.seal(measured(73))] });
  });
});

test('a command offered under a new incarnation is answered as it was, and the count goes on', async () => {
  const command = priya.seal(measured(71));
  const first = await priya.ask(deps, { commands: [command] });
  const renewed = new WireDevice(priya.actor, 'incarnation-2');
  renewed.lastSeq = 1;
  const next = renewed.seal(measured(72, sawPulse(71)));
  const response = await renewed.ask(deps, { commands: [{ ...command, seq: 1 }, next] });
  expect(response).toMatchObject({
    answered: 2,
    outcomes: [first.outcomes[0], { id: next.id, outcome: 'applied' }],
  });
  expect(audit()).toHaveLength(2);
  expect((await renewed.ask(deps, { commands: [{ ...command, seq: 1 }, next] })).outcomes).toEqual(
    response.outcomes,
  );
});

describe('what a command may not do', () => {
  test.each([
    ['command.foreign_author', { author: people.marc.id }],
    ['command.unknown', { type: 'visit.erase' }],
    ['command.unknown', { v: 2 }],
    ['command.malformed', { payload: { visitId } }],
    ['command.malformed', { at: 5, skew: 6 }],
    ['command.malformed', { at: Date.UTC(2199, 0), skew: -Date.UTC(1975, 0) }],
    ['record.unknown', { stream: derivedId('nobody') }],
    ['record.unknown', { stream: agencyId }],
    ['record.unknown', { stream: people.priya.id }],
  ])('%s', async (reason, over) => {
    const before = version();
    const command = priya.seal({ ...measured(71), ...over });
    const response = await priya.ask(deps, { commands: [command] });
    expect(ends(response)).toEqual([reason]);
    expect(response.answered).toBe(1);
    expect(version()).toBe(before);
    // Nothing anybody wrote is lost.
    expect(store.state.content.get(command.id)).toMatchObject({ payload: command.payload });
  });

  test('have another content than its hash', async () => {
    const sealed = priya.seal(measured(71));
    const forged = { ...sealed, payload: measured(171).payload };
    expect(ends(await priya.ask(deps, { commands: [forged] }))).toEqual(['command.hash_mismatch']);
  });

  test('take the id of another', async () => {
    const first = priya.seal(measured(71));
    await priya.ask(deps, { commands: [first] });
    const second = priya.seal({ ...measured(99), id: first.id });
    const response = await priya.ask(deps, { commands: [second] });
    expect(ends(response)).toEqual(['command.id_reused']);
    expect(pulse()).toEqual({ kind: 'vital', amount: 71 });
  });

  test('stop those behind it', async () => {
    const commands = [priya.seal({ ...measured(71), type: 'nothing' }), priya.seal(measured(72))];
    expect(ends(await priya.ask(deps, { commands }))).toEqual(['command.unknown', 'applied']);
  });
});

describe('a command in a box', () => {
  const boxed = async (
    { basis, payload, ...envelope }: WireCommand,
    boundTo = envelope.id,
  ): Promise<BoxedCommand> => ({
    ...envelope,
    box: await flippedSeal(JSON.stringify({ basis, payload }), boundTo),
  });

  test('is opened and decided like any other', async () => {
    const command = priya.seal(measured(71));
    expect(ends(await priya.ask(deps, { commands: [await boxed(command)] }))).toEqual(['applied']);
    expect(pulse()).toEqual({ kind: 'vital', amount: 71 });
    expect([...store.state.log.values()]).toMatchObject([{ id: command.id, hash: command.hash }]);
  });

  test('is the command that was offered before, open', async () => {
    const command = priya.seal(measured(71));
    const first = await priya.ask(deps, { commands: [command] });
    expect((await priya.ask(deps, { commands: [await boxed(command)] })).outcomes).toEqual(first.outcomes);
    expect(audit()).toHaveLength(1);
  });

  test('with another content than its hash is refused, its content kept', async () => {
    const command = priya.seal(measured(71));
    const forged = await boxed({ ...command, payload: measured(171).payload });
    expect(ends(await priya.ask(deps, { commands: [forged] }))).toEqual(['command.hash_mismatch']);
    expect(store.state.content.get(command.id)).toMatchObject({ payload: measured(171).payload });
  });

  test.each<[string, (command: WireCommand) => Promise<BoxedCommand>]>([
    ['is none', async (command) => ({ ...(await boxed(command)), box: 'none' })],
    ['is bound to another command', (command) => boxed(command, newId())],
    ['holds no basis', (command) => boxed({ ...command, basis: undefined as never })],
    ['holds what nobody can store', (command) => boxed({ ...command, payload: '\0' })],
  ])('that %s is kept and refused, and holds up nothing', async (_, box) => {
    const command = await box(priya.seal(measured(71)));
    const response = await priya.ask(deps, { commands: [command, priya.seal(measured(72))] });
    expect(ends(response)).toEqual(['command.unreadable', 'applied']);
    expect(store.state.content.get(command.id)).toEqual(command);
  });

  test('needs a key: who comes from another epoch or from none is told it, nobody else', async () => {
    expect(await priya.ask(deps)).toMatchObject({ sealTo: flippedKey });
    expect(await priya.ask(deps)).not.toHaveProperty('sealTo');
    store.state.epoch = 'epoch-2';
    expect(await priya.ask(deps)).toMatchObject({ sealTo: flippedKey });
  });
});

test('work on a record that was taken away since is kept for a person to decide', async () => {
  await store.edit([holding(people.priya.id, stream, 1, now)]);
  const command = priya.seal(measured(71));
  const response = await priya.ask(deps, { commands: [command] });
  expect(response.outcomes).toMatchObject([{ outcome: 'review', reason: 'record.former', version: null }]);
  expect(store.state.content.get(command.id)).toMatchObject({ payload: command.payload });
  expect(pulse()).toBeUndefined();
});

test('a value that its author had not seen is kept beside the one that was there', async () => {
  const marc = new WireDevice(actorOf(people.marc, 'marc'), 'incarnation-m');
  await priya.ask(deps, { commands: [priya.seal(measured(71))] });
  await store.edit([
    put('visit', { ...running, assignedTo: people.marc.id, formerlyAssigned: [people.priya.id] }),
  ]);
  const command = marc.seal(measured(80));
  expect(ends(await marc.ask(deps, { commands: [command] }))).toEqual(['conflict']);
  expect(pulse()).toEqual({ kind: 'vital', amount: 71 });
  const conflicts = [...store.state.streams.get(stream)!.rows.conflict.values()].map(({ row }) => row);
  expect(conflicts).toMatchObject([
    {
      kept: { amount: 71 },
      keptBy: people.priya.id,
      offered: { amount: 80 },
      offeredBy: people.marc.id,
      state: 'open',
    },
  ]);
  expect(store.state.content.has(command.id)).toBe(true);
});

describe('when a rule throws', () => {
  const failing = (transient: boolean): ExchangeDeps => ({
    ...deps,
    store: {
      ...store,
      transient: () => transient,
      write: (actor, locks, work) =>
        store.write(actor, locks, (writer) =>
          work({ ...writer, load: () => Promise.reject(new Error('No.')) }),
        ),
    },
  });

  test('the command is held, with its content, and nothing of it is in effect', async () => {
    const before = version();
    const command = priya.seal(measured(71));
    const { response, failures } = await exchange(
      failing(false),
      priya.actor,
      priya.request({ commands: [command] }),
    );
    expect(response.outcomes).toMatchObject([{ outcome: 'held', reason: 'command.failed', version: null }]);
    expect(failures).toEqual([{ type: 'visit.document', error: new Error('No.') }]);
    expect(store.state.content.get(command.id)).toMatchObject({ payload: command.payload });
    expect([version(), audit()]).toEqual([before, []]);
  });

  test('or the whole request fails where the same again may succeed', async () => {
    const command = priya.seal(measured(71));
    await expect(priya.ask(failing(true), { commands: [command] })).rejects.toThrow('No.');
    expect([store.state.log.size, store.state.incarnations.size]).toEqual([0, 0]);
  });
});

test('the time of a command is told by the server as well as the device can tell it', async () => {
  const complete = {
    ...{ id: newId(), type: 'visit.complete', stream, at: now + 7_200_000, skew: 7_200_000 },
    payload: {
      ...{ visitId, endedAt: now, place: { missing: 'denied' }, summary: '', signature: null },
      unsignedReason: null,
    },
  };
  await priya.ask(deps, { commands: [priya.seal(complete)] });
  const { row } = store.state.streams.get(stream)!.rows.visit.get(visitId)!;
  expect(row).toMatchObject({ state: 'completed', lockedAt: now, receivedAt: now });
});

test.each([
  ['the earlier is of the days that are compared', 14, ['vitals.identical']],
  ['the earlier is older', 15, []],
])('vitals identical to those of two visits before: %s', async (_, days, reasons) => {
  // The agency has a visit of three days ago with the same.
  const visit = {
    ...{ ...running, id: derivedId('before'), day: addDays(running.day, -days), state: 'completed' as const },
    plannedStart: running.plannedStart - days * 86_400_000,
  };
  await store.edit([
    put('visit', visit),
    put('visitEntry', {
      ...{ id: entryId(visit.id, 'vital.pulse'), streamId: stream, visitId: visit.id, day: visit.day },
      ...{ item: 'vital.pulse', kind: 'vital', value: { kind: 'vital', amount: 71 }, provenance: 'new' },
      ...{ sourceEntryId: null, together: false, recordedAt: now, recordedBy: people.priya.id },
    }),
  ]);
  const complete = {
    ...{ id: newId(), type: 'visit.complete', stream },
    payload: {
      ...{ visitId, endedAt: now, place: { missing: 'denied' }, summary: '', signature: null },
      unsignedReason: { reason: 'asleep' },
    },
  };
  const commands = [priya.seal(measured(71)), priya.seal(complete)];
  expect(ends(await priya.ask(deps, { commands }))).toEqual(['applied', 'applied']);
  expect(store.state.streams.get(stream)!.rows.visit.get(visitId)!.row['reviewReasons']).toEqual(reasons);
});

describe('the office sends a command', () => {
  const dana: Actor = { ...actorOf(people.dana, ''), deviceId: null };
  const addend = () => ({
    ...{ id: newId(), type: 'visit.addend', v: 1, stream, at: now, basis: {} },
    payload: {
      ...{ addendumId: newId(), visitId, item: null, value: null, previous: null },
      ...{ text: 'Seen.', reason: 'Review', at: now },
    },
  });

  beforeEach(() => store.edit([put('visit', { ...running, state: 'completed' })]));

  test('and it is in effect once, however often it is sent', async () => {
    const command = addend();
    const first = await submit(store, dana, command, now);
    expect(first).toMatchObject({ outcome: { outcome: 'applied', receivedAt: now }, touched: [stream] });
    const second = await submit(store, dana, command, now + 1);
    expect(second).toEqual({ outcome: first.outcome, touched: [], failures: [] });
    expect(audit()).toHaveLength(1);
  });

  test('and who listens is told of it though it changes nothing', async () => {
    const unknown = { ...addend(), payload: { ...addend().payload, visitId: newId() } };
    const first = await submit(store, dana, unknown, now);
    expect(first).toMatchObject({ outcome: { outcome: 'refused', version: null }, touched: [stream] });
    expect((await submit(store, dana, unknown, now)).touched).toEqual([]);
  });

  test('under an id that was used for something else, and nothing happens', async () => {
    const command = addend();
    await submit(store, dana, command, now);
    const other = { ...addend(), id: command.id };
    expect(await submit(store, dana, other, now)).toMatchObject({
      ...{ outcome: { outcome: 'refused', reason: 'command.id_reused' }, touched: [] },
    });
  });

  test('under the id of another person of the office, and nothing happens', async () => {
    const command = addend();
    await submit(store, dana, command, now);
    const { outcome } = await submit(store, { ...dana, personId: people.marc.id }, command, now);
    expect(outcome.reason).toBe('command.id_reused');
  });
});
