import { randomUUID } from 'node:crypto';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import type { Acknowledged, SyncRequest, WireCommand } from '@berthcare/shared/sync/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import { retryHeld } from '../src/jobs/retry-held';
import { createLogger } from '../src/platform/logging/logger';
import { exchange } from '../src/sync/exchange';
import { retry } from '../src/sync/retry';
import { failingOn } from '../src/sync/testing/failing-store';
import { flippedSealing } from '../src/sync/testing/flipped-sealing';
import { signedTokens } from '../src/sync/tokens';
import { worldHere } from './here';
import { asOwner } from './owner';
import { recordHere } from './record-here';
import { sealed, syncRequest } from './sealed';
import { actor, addClient } from './world';

const here = worldHere();
const { asked } = recordHere(here);
const log = createLogger({ level: 'silent', role: 'test' });

/** Commands whose rule throws. */
const faulty = new Set<string>();
let clock = Date.now();
const served = () => failingOn(here.store, (id) => faulty.has(id));
const deps = () => ({
  store: served(),
  tokens: signedTokens('secret'),
  sealing: flippedSealing,
  now: () => clock,
});

let visitId: string;
let stream: string;
let hinted: string[];
beforeEach(async () => {
  faulty.clear();
  hinted = [];
  const added = await addClient(here.database.ownerUrl, here.world, randomUUID());
  visitId = added.visitId;
  stream = added.clientId;
});

const priya = () => actor(here.world.people.priya);
const ask = async (request: SyncRequest) => (await exchange(deps(), priya(), request)).response;
const tryAgain = (at: number | null = null) =>
  retryHeld({ store: served(), log, now: () => clock, hint: (streams) => void hinted.push(...streams) }, at);

const seal = (type: string, payload: object): WireCommand =>
  sealed({ type, stream, author: here.world.people.priya.id, payload: { visitId, ...payload } });
const started = () => seal('visit.start', { startedAt: clock, place: { missing: 'denied' } });
const noted = (text: string) =>
  seal('visit.document', {
    entries: [
      {
        ...{ item: 'note', kind: 'note', value: { kind: 'note', text }, provenance: 'new' },
        ...{ sourceEntryId: null, together: false, recordedAt: clock },
      },
    ],
  });

/** A start that the server fails on, and what stands on it. */
async function heldDay() {
  const commands = [started(), noted('Calm.')];
  faulty.add(commands[0]!.id);
  const request = syncRequest(commands);
  const { outcomes } = await ask(request);
  return { request, outcomes, ids: commands.map(({ id }) => id) };
}

const audited = (ids: string[]) =>
  asked<{ command: string; person: string }>(
    `select json_build_object('command', command_id, 'person', person_id) as value from app.audit_entry
     where command_id = any ($1) order by id`,
    [ids],
  );
const stateOf = () => asked<string>('select state as value from app.visit where id = $1', [visitId]);

test('held work is tried again in its order and its author’s name; the device is told when it asks', async () => {
  const { request, outcomes, ids } = await heldDay();
  expect(outcomes.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['held', 'command.failed'],
    ['held', 'command.waits'],
  ]);
  expect([await audited(ids), await stateOf()]).toEqual([[], ['planned']]);

  faulty.clear();
  await tryAgain();
  const person = here.world.people.priya.id;
  expect(await audited(ids)).toEqual(ids.map((command) => ({ command, person })));
  expect(await stateOf()).toEqual(['in_progress']);
  expect(hinted).toEqual([stream]);

  const told = [...(await ask({ ...request, commands: [], held: ids })).outcomes].sort(
    (a, b) => ids.indexOf(a.id) - ids.indexOf(b.id),
  );
  const [version] = await asked<number>('select version::float8 as value from app.stream where id = $1', [
    stream,
  ]);
  expect(told).toEqual(
    outcomes.map((outcome) => ({ ...outcome, outcome: 'applied', reason: null, version })),
  );
  // Offered again, too, and nothing is done twice.
  expect((await ask(request)).outcomes).toEqual(told);
  await tryAgain();
  expect(await audited(ids)).toHaveLength(2);
});

test('the log keeps what was answered first, and says once what became of it', async () => {
  const { ids } = await heldDay();
  faulty.clear();
  await tryAgain();
  expect(await asked('select outcome as value from app.command_log where id = any ($1)', [ids])).toEqual([
    ...['held', 'held'],
  ]);
  expect(
    await asked('select outcome as value from app.later_outcome where command_id = any ($1)', [ids]),
  ).toEqual([...['applied', 'applied']]);
  const later = { id: ids[0]!, outcome: 'refused', reason: null, version: null, at: clock } as const;
  const again = here.store.write(priya(), { incarnation: null, streams: [stream] }, (writer) =>
    writer.settle(later),
  );
  await expect(again).rejects.toMatchObject({ code: '23505' });
});

test('of two processes that try at the same moment one has the effect', async () => {
  const { ids } = await heldDay();
  faulty.clear();
  const work = (await here.store.heldWork(null)).filter((one) => one.stream === stream);
  const results = await Promise.all([...work, ...work].map((one) => retry(here.store, one, clock)));
  expect(results.map(({ settled }) => settled).sort()).toEqual([0, 2]);
  expect(await audited(ids)).toHaveLength(2);
});

test('while it fails nothing stays of it, and the next try is later each time', async () => {
  const { ids } = await heldDay();
  await tryAgain();
  const next = () =>
    asked<number>(
      `select (extract(epoch from next_at) * 1000)::float8 as value from app.held_try where stream_id = $1`,
      [stream],
    );
  expect(await next()).toEqual([clock + 60_000]);
  await tryAgain(clock);
  expect(await next()).toEqual([clock + 60_000]);
  clock += 60_000;
  await tryAgain(clock);
  expect(await next()).toEqual([clock + 120_000]);
  expect([await audited(ids), await stateOf()]).toEqual([[], ['planned']]);

  faulty.clear();
  await tryAgain();
  expect(await next()).toEqual([]);
});

test('one that fails leaves the work of others theirs', async () => {
  const { ids } = await heldDay();
  const other = await addClient(here.database.ownerUrl, here.world, randomUUID());
  [stream, visitId] = [other.clientId, other.visitId];
  const second = await heldDay();
  faulty.delete(second.ids[0]!);
  await tryAgain();
  expect([await audited(ids), (await audited(second.ids)).length]).toEqual([[], 2]);
});

describe('row security', () => {
  test('an outcome is added only by whose command it is, and only to one that was held', async () => {
    const { ids } = await heldDay();
    const other = await addClient(here.database.ownerUrl, here.world, randomUUID());
    [stream, visitId] = [other.clientId, other.visitId];
    const applied = started();
    expect((await ask(syncRequest([applied]))).outcomes).toMatchObject([{ outcome: 'applied' }]);
    const settle = (person: keyof typeof here.world.people, id: string) =>
      here.store.write(actor(here.world.people[person]), { incarnation: null, streams: [] }, (writer) =>
        writer.settle({ id, outcome: 'applied', reason: null, version: 1, at: clock }),
      );
    await expect(settle('luc', ids[0]!)).rejects.toMatchObject({ code: '42501' });
    await expect(settle('danielle', ids[0]!)).rejects.toMatchObject({ code: '42501' });
    await expect(settle('priya', applied.id)).rejects.toMatchObject({ code: '42501' });
  });

  test('nobody is told what became of another’s', async () => {
    const { ids } = await heldDay();
    faulty.clear();
    await tryAgain();
    expect(await here.store.settled(actor(here.world.people.luc), ids)).toEqual([]);
    expect(await here.store.settled(actor(here.world.foreign.person), ids)).toEqual([]);
    expect(await here.store.settled(priya(), ids)).toHaveLength(2);
  });

  test('work on a record that was taken away meanwhile goes to a person, who is told, and changes nothing', async () => {
    const { ids } = await heldDay();
    faulty.clear();
    await asOwner(here.database.ownerUrl, ({ rows }) =>
      rows('update app.holding set ended_at = now() where record_id = $1', [stream]),
    );
    await tryAgain();
    expect(
      await asked('select reason as value from app.later_outcome where command_id = any ($1)', [ids]),
    ).toEqual(['record.former', 'record.former']);
    expect(await audited(ids)).toEqual([]);
    expect(hinted).toEqual([stream]);
  });
});

test('an id of another command is answered as before', async () => {
  const { request, ids } = await heldDay();
  faulty.clear();
  await tryAgain();
  const { type, author, payload } = noted('Other');
  const forged = sealed({ id: ids[0]!, type, stream, author, payload });
  const again = { ...syncRequest([forged]), incarnation: derivedId(request.incarnation) };
  expect((await ask(again)).outcomes).toMatchObject([{ outcome: 'refused', reason: 'command.id_reused' }]);
});

describe('what a device says it was told', () => {
  const forgotten = (acknowledged: readonly Acknowledged[], person = here.world.people.priya) =>
    here.store.forgotten(actor(person), acknowledged);

  test('is known as it was told first, and as what became of it', async () => {
    const { request, ids } = await heldDay();
    const held = ids.map((id): Acknowledged => [id, 'held', null]);
    expect(await forgotten(held)).toEqual([]);
    faulty.clear();
    await tryAgain();
    const { outcomes } = await ask(request);
    const applied = outcomes.map(({ id, outcome, version }): Acknowledged => [id, outcome, version]);
    expect(await forgotten([...held, ...applied])).toEqual([]);
  });

  test('is forgotten where it is unknown, was told otherwise, or to somebody else', async () => {
    const { ids } = await heldDay();
    const unknown = randomUUID();
    const told: Acknowledged[] = [
      [ids[0]!, 'applied', 4],
      [ids[1]!, 'held', 4],
      [unknown, 'applied', null],
    ];
    expect((await forgotten(told)).sort()).toEqual([...ids, unknown].sort());
    expect(await forgotten([[ids[0]!, 'held', null]], here.world.people.luc)).toEqual([ids[0]]);
    expect(await forgotten([[ids[0]!, 'held', null]], here.world.foreign.person)).toEqual([ids[0]]);
  });
});
