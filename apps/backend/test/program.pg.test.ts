import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { deviceToken } from './client';
import { listenTo } from './event-source';
import { matching } from './matchers';
import {
  buildPrograms,
  environmentOf,
  onSignal,
  parsed,
  portOf,
  type Program,
  type Programs,
} from './program';
import { until } from './until';
import { buildWorld, type World } from './world';

let database: TestDatabase;
let world: World;
let env: Record<string, string>;
let programs: Programs;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  programs = await buildPrograms();
  env = environmentOf(database).api;
});
afterAll(async () => {
  await programs.remove();
  await database.drop();
});

afterEach(() => programs.endAll());

describe('a start that cannot be', () => {
  test('names every wrong variable on a line of its own', async () => {
    const program = programs.start('api', { ...env, PORT: 'http', AUTH_SECRET: 'canary', DATABASE_URL: '' });
    expect(await program.ended).toBe(78);
    expect(parsed(program).map(({ event, variable, level }) => ({ event, variable, level }))).toEqual(
      ['PORT', 'DATABASE_URL', 'AUTH_SECRET'].map((variable) => ({
        event: 'config',
        variable,
        level: 'fatal',
      })),
    );
    expect(program.lines.join()).not.toContain('canary');
  });

  test('names the roles there are', async () => {
    const program = programs.start('serve', env);
    expect(await program.ended).toBe(78);
    const msg = 'role must be one of api, migrate, worker, rotate';
    expect(parsed(program)).toMatchObject([{ event: 'config', msg }]);
  });

  test.each([
    ['a superuser', () => database.superUrl, 'postgres is a superuser.'],
    ['the owner of the schema', () => database.ownerUrl, "The API's login owns tables: it must own nothing."],
  ])('refuses %s as the login of the API', async (_name, url, message) => {
    const program = programs.start('api', { ...env, DATABASE_URL: url() });
    expect(await program.ended).toBe(78);
    expect(parsed(program)).toMatchObject([{ level: 'fatal', error: { type: 'PrivilegedLogin', message } }]);
  });

  test('says that the database is not there, without its password', async () => {
    const program = programs.start('api', {
      ...env,
      DATABASE_URL: 'postgres://someone:canary@127.0.0.1:1/berthcare',
    });
    expect(await program.ended).toBe(1);
    expect(parsed(program)).toMatchObject([{ event: 'failed', error: { code: 'ECONNREFUSED' } }]);
    // By the sources, not by the bundle.
    expect(program.lines.join()).toMatch(/platform\/postgres\/privileges\.ts:\d+/);
    expect(program.lines.join()).not.toContain('canary');
  });
});

test('migrating ends well, and tells it in one line', async () => {
  const program = programs.start('migrate', { MIGRATION_DATABASE_URL: database.ownerUrl });
  expect(await program.ended).toBe(0);
  expect(parsed(program)).toMatchObject([{ event: 'migrated' }]);
});

describe('what nobody expected', () => {
  async function startAndSignal(code: string): Promise<Program> {
    const program = programs.start('api', env, onSignal(code));
    await portOf(program);
    program.child.kill('SIGUSR2');
    return program;
  }

  test.each([
    ['an exception', `throw new Error('canary')`],
    ['a rejection', `Promise.reject(new Error('canary'))`],
    ['a rejection with a text', `Promise.reject('canary')`],
  ])('%s ends the process, with one line that says where', async (_name, code) => {
    const program = await startAndSignal(code);
    expect(await program.ended).toBe(1);
    const crash = parsed(program).find(({ event }) => event === 'crash');
    expect(crash).toMatchObject({
      level: 'fatal',
      error: { type: matching(/Error|Rejection/) },
    });
    expect(program.lines.join()).not.toContain('canary');
  });

  test('warnings of Node are lines, too', async () => {
    const program = await startAndSignal(`process.emitWarning('canary', 'DeprecationWarning', 'DEP9999')`);
    const warning = await until(() => parsed(program).find(({ event }) => event === 'warning'));
    expect(warning).toMatchObject({ level: 'warn', error: { type: 'DeprecationWarning', code: 'DEP9999' } });
    expect(program.lines.join()).not.toContain('canary');
  });
});

describe('being told to stop', () => {
  test('it takes no more, ends streams, answers what has begun, and goes with 0', async () => {
    const program = programs.start('api', env);
    const port = await portOf(program);
    const token = await deviceToken(database.ownerUrl, world.people.priya.deviceId);
    const hints = await listenTo(`http://127.0.0.1:${port}/v1/hints`, { authorization: `Bearer ${token}` });

    const body = JSON.stringify({ deviceId: world.people.priya.deviceId });
    const slow = createConnection(port, '127.0.0.1');
    let answer = '';
    slow.setEncoding('utf8').on('data', (text: string) => (answer += text));
    slow.write(
      `POST /v1/devices/challenge HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await fetch(`http://127.0.0.1:${port}/healthz`);

    program.child.kill('SIGTERM');
    await until(() => parsed(program).some(({ event }) => event === 'stopping'));
    await until(() => hints.ended());
    await expect(once(createConnection(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
    expect(program.child.exitCode).toBeNull();

    slow.write(body.slice(10));
    await once(slow, 'end');
    expect(answer).toContain('HTTP/1.1 200 OK');
    expect(answer).toContain('"challenge"');
    expect(await program.ended).toBe(0);
    expect(parsed(program).at(-1)).toMatchObject({ event: 'stopped' });
  });
});
