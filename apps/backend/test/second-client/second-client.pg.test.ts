import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { issueActivationCode } from '@berthcare/shared/contracts/devices';
import { entryId } from '@berthcare/shared/domain/entry';
import { tableNames } from '@berthcare/shared/record/tables';
import { select } from '@berthcare/sync-client/records';
import { addDays } from '@berthcare/utils/day';
import { freshDatabase, type TestDatabase } from '../../../../tools/check/test-database';
import { ApiError } from '../../src/api-error';
import type { Turns } from '../../src/features/exchange';
import { startApi, type TestApi } from '../api';
import { giveLogin, officeSession } from '../client';
import { documentVisits, vital } from '../documented-visits';
import { asOwner } from '../owner';
import { activatedPhone, type TestPhone } from '../phone';
import { addClient, buildWorld, type World } from '../world';
import { hasPython, pythonDevice, type PythonDevice } from './python';

let database: TestDatabase;
let world: World;
let api: TestApi;
let python: PythonDevice;
let phone: TestPhone['device'];
/** How many exchanges are told to come back later. */
let busy: number;

beforeEach(async () => {
  if (!hasPython) return;
  busy = 0;
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  const turns: Turns = async (work) => {
    if (busy-- > 0) throw new ApiError('server.busy', { retryAfterSeconds: 1 });
    return work(false);
  };
  api = await startApi(database, { overrides: { pageRows: 3, turns } });
  const { danielle, priya } = world.people;
  await giveLogin(database.ownerUrl, danielle);
  ({ device: phone } = await activatedPhone(api.url, danielle, priya));
  python = pythonDevice(api.url);
  await python.do('activate', { code: await activationCode() });
});
afterEach(async () => {
  python?.close();
  await api?.close();
  await database?.drop();
});

async function activationCode(): Promise<string> {
  const office = await officeSession(api.url, world.people.danielle);
  const json = { personId: world.people.priya.id };
  return (await office('/v1/office/activation-codes', { json })).read(issueActivationCode).code;
}

const byHand = (sql: string, values: unknown[] = []) =>
  asOwner(database.ownerUrl, ({ rows }) => rows<Record<string, unknown>>(sql, values));

async function phoneCatchesUp(): Promise<void> {
  for (let more = true; more;) {
    const result = await phone.exchange();
    if (result.kind !== 'done') throw new Error(`The phone's exchange ended ${result.kind}.`);
    ({ more } = result);
  }
}

/** Every row of both clients, by table. */
async function bothHold() {
  const ours: Record<string, unknown[]> = {};
  const theirs: Record<string, unknown[]> = {};
  for (const table of tableNames) {
    const versions = await phone.db.query<{ id: string; version: number }>(
      `select id, version from "${table}" order by id`,
    );
    const rows = new Map((await select(phone.db, table, {})).map((row) => [row.id, row]));
    ours[table] = versions.map(({ id, version }) => ({ ...rows.get(id), version }));
    const found = await python.do<{ stream: string }[]>('rows', { table });
    theirs[table] = found.map(({ stream, ...row }) => ({ ...row, streamId: stream }));
  }
  return { ours, theirs };
}

async function expectTheSame(): Promise<void> {
  await python.do('sync');
  await phoneCatchesUp();
  const { ours, theirs } = await bothHold();
  expect(theirs).toEqual(ours);
}

const start = async (visit: 'osei' | 'tran' = 'osei') => {
  const payload = { visitId: world.visits[visit], startedAt: Date.now(), place: { missing: 'denied' } };
  return python.do<string>('seal', { type: 'visit.start', stream: world.clients[visit], payload });
};

const documented = (amount: number) => ({
  visitId: world.visits.osei,
  entries: [
    {
      ...{ item: 'vital.pulse', kind: 'vital' as const, value: vital(amount), provenance: 'new' as const },
      ...{ sourceEntryId: null, together: false, recordedAt: Date.now() },
    },
  ],
});
const pulse = () => entryId(world.visits.osei, 'vital.pulse');
const measure = (amount: number) =>
  python.do<string>('seal', {
    ...{ type: 'visit.document', stream: world.clients.osei, payload: documented(amount) },
    changes: [['visitEntry', pulse(), 'value']],
  });

interface Told {
  id: string;
  outcome: string;
  reason: string | null;
}
const outcomes = async () =>
  (await python.do<Told[]>('outcomes')).map(({ outcome, reason }) => [outcome, reason]);

const logged = (stream: string) =>
  byHand('select type, outcome from app.command_log where stream_id = $1 order by received_at, seq', [
    stream,
  ]);

const rename = (name: string) =>
  byHand('update app.client set name = $2 where id = $1', [world.clients.osei, name]);

describe.runIf(hasPython)('a client written in Python from the specification', () => {
  test('holds what our phone holds, row by row, fetched three rows at a time', async () => {
    await documentVisits(database.ownerUrl, world);
    await addClient(database.ownerUrl, world, 'roy');
    expect(await python.do('sync')).toBeGreaterThan(5);
    await expectTheSame();
    const { theirs } = await bothHold();
    expect(theirs.visitEntry).toHaveLength(5);
    expect(await python.do('sync')).toBe(1);
  });

  test('goes on where an answer was lost in the middle of its first pages', async () => {
    await documentVisits(database.ownerUrl, world);
    await expect(python.do('sync', { lose: 1 })).rejects.toThrow('Unanswered');
    await python.do('step');
    await python.do('step');
    await byHand('delete from app.sync_token');
    await expect(python.do('sync', { lose: 1 })).rejects.toThrow('Unanswered');
    await expectTheSame();
  });

  test('sees what the office changes, and lets go of what the office takes away', async () => {
    await expectTheSame();
    await rename('Ada Osei');
    await expectTheSame();
    expect(await python.do('rows', { table: 'client' })).toContainEqual(
      expect.objectContaining({ name: 'Ada Osei' }),
    );
    expect(await python.do('rows', { table: 'visit' })).toHaveLength(2);
    await byHand('update app.visit set gone = true where id = $1', [world.visits.osei]);
    const far = addDays(world.today, 60);
    await byHand('update app.visit set day = $2 where id = $1', [world.visits.tran, far]);
    await expectTheSame();
    expect(await python.do('rows', { table: 'visit' })).toEqual([]);
  });

  test.each([{}, { twice: true }])('what it sends is there once (%o)', async (way) => {
    await python.do('sync');
    await start();
    await measure(78);
    await expect(python.do('sync', { lose: 1 })).rejects.toThrow('Unanswered');
    await python.do('sync', way);
    expect(await logged(world.clients.osei)).toEqual([
      { type: 'visit.start', outcome: 'applied' },
      { type: 'visit.document', outcome: 'applied' },
    ]);
    await expectTheSame();
    expect(await outcomes()).toEqual([
      ['applied', null],
      ['applied', null],
    ]);
    expect(await byHand('select value from app.visit_entry where id = $1', [pulse()])).toEqual([
      { value: vital(78) },
    ]);
  });

  test('writes over what it saw, and is in conflict with what it did not see', async () => {
    await python.do('sync');
    await start();
    await measure(78);
    await python.do('sync');
    await measure(80);
    await expectTheSame();
    await phone.dispatch({ type: 'visit.document', stream: world.clients.osei, payload: documented(82) });
    await phoneCatchesUp();
    await measure(84);
    await expectTheSame();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual([...Array(3).fill('applied'), 'conflict']);
    expect(await python.do('rows', { table: 'conflict' })).toMatchObject([
      { entryId: pulse(), kept: vital(82), offered: vital(84), state: 'open' },
    ]);
  });

  test('a record that is taken away leaves it; what it still had of it goes into a box that the server opens', async () => {
    await python.do('sync');
    await start();
    await python.do('sync');
    await measure(78);
    await byHand('update app.holding set ended_at = now() where record_id = $1', [world.clients.osei]);
    await python.do('step', { send: false });
    expect(await python.do('waiting')).toEqual([
      expect.objectContaining({ box: expect.any(String) as string }),
    ]);
    expect(await python.do('waiting')).not.toContainEqual(
      expect.objectContaining({ payload: expect.anything() }),
    );
    await expectTheSame();
    expect(await python.do('rows', { table: 'client' })).toHaveLength(1);
    expect((await outcomes()).at(-1)).toEqual(['review', 'record.former']);
  });

  test('a row that was altered behind its back is healed, and the office reads of it', async () => {
    await python.do('sync');
    await python.do('damage', { table: 'visit', row: world.visits.osei });
    await rename('Ada Osei');
    await expectTheSame();
    expect(api.logLines.filter((line) => line.includes('device.mismatched'))).toHaveLength(1);
  });

  test('goes on in another epoch', async () => {
    await start();
    await python.do('sync');
    await byHand(`update app.server_epoch set server = '1/1/1'`);
    expect(await byHand('select app.recognise_server() as "as"')).toEqual([{ as: 'restored' }]);
    await measure(78);
    await rename('Ada Osei');
    // Another epoch is heard of; the holdings are told, and what is new comes: every stream goes on.
    expect(await python.do('sync')).toBe(2);
    await expectTheSame();
    expect(await outcomes()).toEqual([
      ['applied', null],
      ['applied', null],
    ]);
    expect(await logged(world.clients.osei)).toHaveLength(2);
  });

  test('a copy of it takes an incarnation of its own', async () => {
    await python.do('sync');
    await start();
    await python.do('sync');
    await python.do('forget_sending');
    await measure(78);
    await expectTheSame();
    expect(await outcomes()).toEqual([
      ['applied', null],
      ['applied', null],
    ]);
  });

  test('what a server that was put back has lost comes again from who has no token', async () => {
    await python.do('sync');
    await start();
    await python.do('believe_answered', { version: 7 });
    await measure(78);
    await expectTheSame();
    expect(await logged(world.clients.osei)).toEqual([
      { type: 'visit.start', outcome: 'applied' },
      { type: 'visit.document', outcome: 'applied' },
    ]);
    expect(await outcomes()).toEqual([
      ['applied', null],
      ['applied', null],
    ]);
  });

  test('what the server cannot take is set aside alone; where it is busy it is asked again later', async () => {
    await python.do('sync');
    await start();
    await python.do('seal', { type: 'Not a type', stream: world.clients.osei, payload: {} });
    await measure(78);
    busy = 1;
    await expectTheSame();
    expect(await outcomes()).toEqual([
      ['applied', null],
      ['set aside', null],
      ['applied', null],
    ]);
  });

  test('hands in without its session what it has left', async () => {
    await python.do('sync');
    await start();
    // Under an earlier count, by a server that was put back since.
    await python.do('believe_answered', { version: 7 });
    await measure(78);
    expect(await python.do('hand_in')).toBe(false);
    expect(await outcomes()).toEqual([
      ['review', 'author.away'],
      ['review', 'author.away'],
    ]);
    expect(await logged(world.clients.osei)).toHaveLength(2);
    await expect(python.do('sync')).rejects.toThrow('SignedOut');
  });
});

test.skipIf(hasPython)(
  'there is no python3 of 3.9 or newer on this machine: no second client was run',
  () => undefined,
);
