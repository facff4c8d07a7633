import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { select } from '@berthcare/sync-client/records';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { giveLogin, officeCookie, officeSession } from './client';
import { listenTo } from './event-source';
import { asOwner } from './owner';
import { activatedPhone } from './phone';
import { buildPrograms, environmentOf, portOf, type Programs } from './program';
import { hasRedisServer, startRedis, type RedisServer } from './redis-server';
import { roundRobin, type RoundRobin } from './round-robin';
import { until } from './until';
import { buildWorld, type World } from './world';

let database: TestDatabase;
let world: World;
let programs: Programs;
let balancer: RoundRobin | undefined;
let redis: RedisServer | undefined;

beforeAll(async () => {
  programs = await buildPrograms();
});
afterEach(async () => {
  await balancer?.close();
  await programs.endAll();
  await redis?.stop();
  redis = undefined;
  await database?.drop();
});
afterAll(() => programs.remove());

async function startThree(redisUrl: Record<string, string>): Promise<string> {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  await giveLogin(database.ownerUrl, world.people.danielle);
  const env = { ...environmentOf(database).api, ...redisUrl };
  const three = [0, 1, 2].map(() => programs.start('api', env));
  balancer = await roundRobin(await Promise.all(three.map(portOf)));
  return balancer.url;
}

/** A phone's whole day through the balancer, the office listening on whichever process it got. */
async function serveAsOne(url: string): Promise<void> {
  const { danielle, priya } = world.people;
  const { device } = await activatedPhone(url, danielle, priya);
  const heard = await listenTo(`${url}/v1/hints`, await officeCookie(url, danielle));
  const streams = [world.clients.osei, world.clients.tran];
  const visits = [world.visits.osei, world.visits.tran];
  await device.exchange();
  for (const [at, visitId] of visits.entries()) {
    const stream = streams[at]!;
    const place = { missing: 'denied' } as const;
    await device.dispatch({
      type: 'visit.start',
      stream,
      payload: { visitId, startedAt: Date.now(), place },
    });
    // The same queue again, as after a lost answer: it may meet another process.
    await Promise.all([device.exchange(), device.exchange()]);
    expect(await device.exchange()).toMatchObject({ kind: 'done', more: false });
    expect((await device.receipts([visitId])).get(visitId)).toMatchObject({ waiting: 0, attention: [] });
    await until(() => JSON.stringify(heard.events).includes(stream));
  }
  heard.close();

  const office = await officeSession(url, danielle);
  const answers = await Promise.all(visits.map((id) => office(`/v1/office/visits/${id}`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await select(device.db, 'visit', { state: 'in_progress' })).toHaveLength(2);
  const [once] = await asOwner(database.ownerUrl, (owner) =>
    owner.rows('select count(*)::int as commands, count(distinct id)::int as ids from app.command_log', []),
  );
  expect(once).toEqual({ commands: 2, ids: 2 });
  expect(balancer!.served.every((count) => count >= 3)).toBe(true);
}

describe('three processes behind one address serve a device and the office as one', () => {
  it('with PostgreSQL alone', async () => serveAsOne(await startThree({})));

  it.runIf(hasRedisServer)('with Redis for hints and rate limits', async () => {
    redis = await startRedis();
    await serveAsOne(await startThree({ REDIS_URL: redis.url }));
  });
});
