import { beforeEach, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import { protocolVersion, type PushRequest, type WireCommand } from '@berthcare/shared/sync/wire';
import {
  agency,
  agencyId,
  clients,
  holding,
  people,
  plannedVisit,
  timeZone,
} from '../../test/simulation/agency';
import { pushOnly } from './push-only';
import { flippedKey } from '@berthcare/sync-client/testing/flipped-box';
import { flippedSealing } from './testing/flipped-sealing';
import { memoryStore, type MemoryStore } from './testing/memory-store';
import { plainTokens } from './testing/plain-tokens';
import { WireDevice } from './testing/wire-device';

const now = Date.parse('2026-03-05T15:00:00Z');
const stream = clients[0]!.id;
const visitId = derivedId('the visit');
const { id: personId, role } = people.priya;
const actor = { agencyId, timeZone, personId, role, deviceId: 'phone', revoked: false };

let store: MemoryStore;
let priya: WireDevice;

beforeEach(async () => {
  store = memoryStore();
  const { streams, changes } = agency(now);
  for (const [id, kind] of streams) store.stream(id, kind, agencyId);
  for (const together of changes) await store.edit(together);
  const visit = plannedVisit(visitId, { streamId: stream, day: '2026-03-05', assignedTo: personId });
  await store.edit([put('visit', visit)]);
  priya = new WireDevice(actor, 'incarnation-1');
});

const start = (over: Partial<WireCommand> = {}) =>
  priya.seal({
    ...{ id: derivedId('command', String(priya.lastSeq)), type: 'visit.start', stream },
    payload: { visitId, startedAt: now, place: { missing: 'denied' } },
    ...over,
  });

const hand = async (commands: WireCommand[], over: Partial<PushRequest & { revoked: boolean }> = {}) => {
  const { revoked = false, ...rest } = over;
  const deps = { store, sealing: flippedSealing, now: () => now };
  const queue = { incarnation: priya.incarnation, lastSeq: priya.lastSeq, now: 1, commands };
  const asked = { protocol: protocolVersion, ...queue, ...rest };
  return (await pushOnly(deps, { ...actor, revoked }, asked)).response;
};

test('what a rule would apply waits for a person, with its content, and changes nothing', async () => {
  const before = structuredClone([...store.state.streams.values()]);
  const command = start();
  const response = await hand([command]);
  expect(response).toMatchObject({ incarnation: 'known', answered: 1, epoch: 'epoch-1', wipe: false });
  expect(response.sealTo).toBe(flippedKey);
  expect(response.outcomes).toMatchObject([
    { id: command.id, outcome: 'review', reason: 'author.away', version: null },
  ]);
  expect(store.state.content.get(command.id)).toMatchObject({ payload: command.payload });
  expect([...store.state.streams.values()]).toEqual(before);
});

test('is answered as it was when the author offers it with a session again, and the other way round', async () => {
  const command = start();
  const { outcomes } = await hand([command]);
  const deps = {
    store,
    sealing: flippedSealing,
    tokens: plainTokens(),
    now: () => now,
  };
  expect((await priya.ask(deps, { commands: [command] })).outcomes).toEqual(outcomes);
  const next = start();
  const applied = await priya.ask(deps, { commands: [next] });
  expect(applied.outcomes).toMatchObject([{ outcome: 'applied' }]);
  expect((await hand([next])).outcomes).toEqual(applied.outcomes);
});

test('a record that was taken away, and one that is nobody’s, are answered as ever', async () => {
  await store.edit([holding(personId, stream, 1, now)]);
  const commands = [start(), start({ stream: derivedId('nobody') }), start({ author: people.marc.id })];
  expect((await hand(commands)).outcomes.map(({ reason }) => reason)).toEqual([
    'record.former',
    'record.unknown',
    'command.foreign_author',
  ]);
});

test('a phone that the office has revoked is told to wipe', async () => {
  expect(await hand([], { revoked: true })).toMatchObject({ wipe: true, outcomes: [] });
});

test('a queue that does not fit takes a new incarnation', async () => {
  const first = start();
  await hand([first]);
  expect(await hand([], { lastSeq: 0 })).toMatchObject({ incarnation: 'renew' });
  expect(await hand([start()], { incarnation: 'incarnation-2', lastSeq: 1 })).toMatchObject({ answered: 0 });
  const another = { ...first, id: derivedId('another') };
  expect(await hand([another])).toMatchObject({ incarnation: 'renew', outcomes: [] });
});

test('how much the phone has numbered is remembered, as far as it has ever said', async () => {
  await hand([start()], { lastSeq: 9 });
  await hand([], { lastSeq: 5 });
  expect(store.state.incarnations.get('incarnation-1')).toMatchObject({ answered: 1, heard: 9 });
});
