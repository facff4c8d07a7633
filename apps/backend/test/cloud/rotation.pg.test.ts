import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startLoad, type Load } from '../load';
import {
  buildPrograms,
  eventsOf as allEventsOf,
  parsed,
  portOf,
  type Program,
  type Programs,
} from '../program';
import { hasRedisServer } from '../redis-server';
import { roundRobin, type RoundRobin } from '../round-robin';
import { until } from '../until';
import { buildWorld } from '../world';
import { startCloud, type Cloud } from './cloud';

test.skipIf(hasRedisServer)(
  'there is no redis-server on this machine: nothing was rotated under load',
  () => undefined,
);

/** Many processes are started, one after the other. */
const SLOW = { timeout: 180_000 };

/** The steps depend on each other: from a new environment on, as an operator does it. */
describe.runIf(hasRedisServer)('an environment with TLS, its secrets in the Parameter Store', SLOW, () => {
  let cloud: Cloud;
  let programs: Programs;
  let balancer: RoundRobin;
  let load: Load;
  let apis: Program[] = [];
  beforeAll(async () => {
    [cloud, programs] = await Promise.all([startCloud(), buildPrograms()]);
  });
  afterAll(async () => {
    await load?.stop();
    await balancer?.close();
    await programs.remove();
    await cloud.stop();
  });
  afterEach(() => {
    cloud.aws.onChange = () => undefined;
  });

  const start = (role: string) => programs.start(role, cloud.env);
  const ended = async (role: string) => {
    const program = start(role);
    const code = await program.ended;
    return { code, events: eventsOf(program) };
  };
  /** The client of AWS warns of every Node that is about to end its life. */
  const eventsOf = (program: Program) => allEventsOf(program).filter((event) => event !== 'warning');
  const renewed = () =>
    new Set(apis.flatMap(parsed).map((line) => line.event === 'credential.renewed' && line['parameter']));

  test('migrating makes the logins, though the owner is no superuser', async () => {
    expect(await ended('migrate')).toEqual({ code: 0, events: ['migrated'] });
    expect(await ended('migrate')).toEqual({ code: 0, events: ['migrated'] });
  });

  test('the first rotation gives Redis its token and shuts everybody else out', async () => {
    expect(await ended('rotate')).toEqual({ code: 0, events: ['rotated', 'rotated', 'rotated'] });
    expect(cloud.parameter('redis/token')).toBe('the-first-token-of-redis');
    expect(JSON.parse(cloud.parameter('database/api')!)).toMatchObject({ user: 'berthcare_api_b' });
  });

  test('the API serves, and says that all it needs is there', async () => {
    apis = [start('api'), start('api')];
    const ports = await Promise.all(apis.map(portOf));
    balancer = await roundRobin(ports);
    for (const port of ports) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect(await ready.json()).toMatchObject({ status: 'ready', checks: { postgres: 'ok', redis: 'ok' } });
    }
    load = await startLoad(balancer.url, cloud.database.ownerUrl, await buildWorld(cloud.database.ownerUrl));
    await load.more(20);
  });

  test('three rotations under load: no request fails, and what is made anew is made with the new secrets', async () => {
    for (let rotation = 1; rotation <= 3; rotation += 1) {
      expect((await ended('rotate')).code).toBe(0);
      // Who was connected stays so: only when it breaks the new token is asked for.
      await cloud.redis!.cut();
      await load.more(20);
    }
    // More connections at once than ever before: the login they were made with is refused by now.
    await load.burst(60);
    await until(() => renewed().has('redis/token'));
    expect([...renewed()].filter(Boolean).sort()).toEqual(['database/api', 'database/auth', 'redis/token']);
    await until(async () => (await cloud.redis!.connections()) >= 2 * apis.length);
    expect(load.failures).toEqual([]);
  });

  test('killed after each of its changes, the next one goes on: no request fails', async () => {
    const changes = ['PutParameter', 'Modify', 'Modify', 'PutParameter', 'PutParameter'];
    for (let at = 1; at <= changes.length; at += 1) {
      let seen = 0;
      const cut = start('rotate');
      cloud.aws.onChange = () => {
        seen += 1;
        if (seen === at) cut.child.kill('SIGKILL');
      };
      await cut.ended;
      expect(cut.child.signalCode).toBe('SIGKILL');
      expect(seen).toBe(at);
      cloud.aws.onChange = () => undefined;
      // Whoever is cut off at the worst moment gets in again.
      await cloud.redis!.cut();
      await load.burst(30);
      await until(async () => (await cloud.redis!.connections()) >= 2 * apis.length);
      expect((await ended('rotate')).code).toBe(0);
      await load.more(10);
    }
    expect(load.failures).toEqual([]);
    expect(load.answered()).toBeGreaterThan(300);
  });

  test('two at once: one rotates, the other leaves it alone', async () => {
    const both = await Promise.all([ended('rotate'), ended('rotate')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(load.failures).toEqual([]);
  });

  test('no line of any process holds a secret', () => {
    const secrets = [...cloud.aws.ssm.versions.values()].flat().map((value) => {
      try {
        return (JSON.parse(value) as { password: string }).password;
      } catch {
        return value;
      }
    });
    const lines = apis.flatMap(({ lines }) => lines).join('\n');
    expect(lines.length).toBeGreaterThan(1000);
    expect(secrets.filter((secret) => lines.includes(secret))).toEqual([]);
  });

  test("the worker works with the API's login", async () => {
    const worker = start('worker');
    await until(() => parsed(worker).some(({ event }) => event === 'started'));
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(eventsOf(worker)).toEqual(['started', 'stopping', 'stopped']);
  });

  test('Redis lets nobody in without a token, nor with the one before', async () => {
    await load.stop();
    const { admits } = cloud.redis!;
    expect(await admits(undefined)).toBe(false);
    expect(await admits('the-first-token-of-redis')).toBe(false);
    expect(await admits(cloud.parameter('redis/token', 0))).toBe(true);
  });

  test('a Redis whose authority is unknown is not spoken to', async () => {
    const { NODE_EXTRA_CA_CERTS: _, ...env } = cloud.env;
    const program = programs.start('rotate', env);
    expect(await program.ended).toBe(1);
    expect(parsed(program).at(-1)).toMatchObject({ error: { code: 'SELF_SIGNED_CERT_IN_CHAIN' } });
  });
});
