import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOfficeDay } from '@berthcare/shared/contracts/office-day';
import { readOfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { submitCommand, sync } from '@berthcare/shared/contracts/sync';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { startApi, type TestApi } from './api';
import { about, AMOUNT, canary, TELLTALES, writeProfile } from './canaries';
import { deviceSession, giveLogin, officeSession, type Answer, type Asker } from './client';
import { asOwner } from './owner';
import { syncRequest } from './sealed';
import { buildWorld, type World } from './world';

let database: TestDatabase;
let world: World;
let api: TestApi;
let phone: Asker;
let office: Asker;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  await writeProfile(database.ownerUrl, world);
  api = await startApi(database);
  await giveLogin(database.ownerUrl, world.people.danielle);
  phone = await deviceSession(database.ownerUrl, api.url, world.people.priya.deviceId);
  office = await officeSession(api.url, world.people.danielle);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const byHand = (sql: string) => asOwner(database.ownerUrl, ({ rows }) => rows<{ found: boolean }>(sql));

const outcomes = (answer: Answer) =>
  answer
    .read(sync)
    .outcomes.map(({ outcome, reason }) => (reason === null ? outcome : `${outcome} ${reason}`));

/** Answers while no row can be written to the table, for an error that quotes what stands in the column. */
async function whileBroken<T>(table: string, column: string, work: () => Promise<T>): Promise<T> {
  await byHand(
    `alter table app.${table} add constraint broken check (${column}::text::integer > 0) not valid`,
  );
  const result = await work();
  await byHand(`alter table app.${table} drop constraint broken`);
  return result;
}

function expectSilence(): void {
  expect(api.logLines.length).toBeGreaterThan(0);
  for (const word of TELLTALES) expect(api.logLines.filter((line) => line.includes(word))).toEqual([]);
}

test('a visit is documented, contested, corrected, and read by phone and office: the log says nothing of it', async () => {
  const { clients, visits, today } = world;
  const osei = about(world, clients.osei, visits.osei);
  const commands = [osei.start(), osei.document(AMOUNT), osei.document(AMOUNT + 2, canary('other note'))];
  const answer = await phone('/v1/sync', {
    json: syncRequest([...commands, osei.complete(), osei.addend()]),
  });
  expect(outcomes(answer)).toEqual(['applied', 'applied', 'conflict', 'applied', 'applied']);

  const payload = {
    ...{ addendumId: randomUUID(), visitId: visits.osei, item: null, value: null, previous: null },
    ...{ text: canary('office’s addition'), reason: canary('office’s reason'), at: Date.now() },
  };
  const submitted = await office('/v1/commands', {
    json: {
      id: randomUUID(),
      type: 'visit.addend',
      v: 1,
      stream: clients.osei,
      at: Date.now(),
      basis: {},
      payload,
    },
    headers: { origin: api.url },
  });
  expect(submitted.read(submitCommand).outcome.outcome).toBe('applied');

  const pulled = await phone('/v1/sync', { json: syncRequest() });
  const visit = await office(`/v1/office/visits/${visits.osei}`);
  for (const word of TELLTALES) expect(JSON.stringify(pulled.body)).toContain(word);
  expect(visit.read(readOfficeVisit)).toMatchObject({
    ...{
      summary: canary('summary'),
      signature: { name: canary('name') },
      conflicts: [{}, {}],
      addenda: [{}, {}],
    },
  });
  (await office(`/v1/office/days/${today}`)).read(readOfficeDay);

  for (const table of ['visit', 'visit_entry', 'addendum', 'conflict', 'command_content']) {
    const [written] = await byHand(
      `select bool_or(to_json(t)::text like '%canary%') as found from app.${table} t`,
    );
    expect([table, written]).toEqual([table, { found: true }]);
  }
  expectSilence();
});

test('what takes no effect, and what the server fails on, is logged without what it says', async () => {
  const { clients, visits } = world;
  const tran = about(world, clients.tran, visits.tran);
  const penner = about(world, clients.penner, visits.penner);
  const forged = { ...tran.start(), payload: { visitId: canary('forged') } };
  const offered = [tran.document(AMOUNT), tran.garbled(), tran.unknown(), penner.document(AMOUNT), forged];
  const answer = await phone('/v1/sync', { json: syncRequest(offered) });
  expect(outcomes(answer)).toEqual([
    'refused visit.not_started',
    'refused command.malformed',
    'refused command.unknown',
    'review record.former',
    'refused command.hash_mismatch',
  ]);

  const misshapen = { ...tran.start(), basis: { [canary('key')]: 1 }, [canary('member')]: canary('value') };
  const turnedDown = await phone('/v1/sync', { json: { ...syncRequest(), commands: [misshapen] } });
  expect(turnedDown.code).toBe('request.malformed');

  const commands = [tran.start(), tran.document(AMOUNT)];
  const json = syncRequest(commands);
  const held = await whileBroken('visit_entry', 'value', () => phone('/v1/sync', { json }));
  expect(outcomes(held)).toEqual(['applied', 'held command.failed']);
  const failed = await whileBroken('command_content', 'content', () =>
    phone('/v1/sync', { json: syncRequest([tran.unknown()]) }),
  );
  expect(failed.code).toBe('server.error');

  const events = api.logLines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(expect.arrayContaining(['command.held', 'fault']));
  expectSilence();
});
