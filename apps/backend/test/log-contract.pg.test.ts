import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { startFakeAws, type FakeAws } from './cloud/fake-aws';
import {
  beside,
  buildPrograms,
  environmentOf,
  eventsOf,
  parsed,
  portOf,
  type Program,
  type Programs,
} from './program';
import { until } from './until';

/**
 * The built programs in every role, brought into every situation in which a process says something; `parsed`
 * holds each line of standard output and standard error to the contract of the log.
 */
const roles = ['api', 'migrate', 'worker', 'rotate', 'seed'] as const;
type Role = (typeof roles)[number];

/** Of each role: how its database is not there, and a variable of which it makes nothing. */
const nowhere = 'postgres://someone:canary@127.0.0.1:1/berthcare';
const situations: Record<Role, { lost: Record<string, string>; wrong: string }> = {
  api: { lost: { DATABASE_URL: nowhere }, wrong: 'PORT' },
  migrate: { lost: { MIGRATION_DATABASE_URL: nowhere }, wrong: 'MIGRATION_DATABASE_URL' },
  worker: { lost: { DATABASE_URL: nowhere }, wrong: 'DATABASE_URL' },
  rotate: { lost: { DATABASE_HOST: '127.0.0.1', DATABASE_PORT: '1' }, wrong: 'DATABASE_PORT' },
  seed: { lost: { MIGRATION_DATABASE_URL: nowhere }, wrong: 'MIGRATION_DATABASE_URL' },
};

let database: TestDatabase;
let programs: Programs;
let aws: FakeAws;
let environments: Record<Role, Record<string, string>>;
beforeAll(async () => {
  [database, programs, aws] = await Promise.all([freshDatabase(), buildPrograms(), startFakeAws()]);
  const owner = { user: 'berthcare_owner', password: 'canary' };
  aws.ssm.put('/berthcare/test/database/owner', JSON.stringify(owner));
  const { api, ...others } = environmentOf(database);
  environments = {
    ...others,
    api: { ...api, LOG_LEVEL: 'debug' },
    rotate: {
      ...{
        ...aws.env,
        PARAMETER_PATH: '/berthcare/test',
        REDIS_HOST: '127.0.0.1',
        REDIS_GROUP: 'berthcare-test',
      },
      ...{ DATABASE_HOST: '127.0.0.1', DATABASE_NAME: 'berthcare' },
    },
  };
});
afterEach(() => programs.endAll());
afterAll(async () => {
  await programs.remove();
  await aws.close();
  await database.drop();
});

const start = (role: Role, environment: Record<string, string> = {}, code = ''): Program =>
  programs.start(role, { ...environments[role], ...environment }, beside(code));

/** When the program has put its listeners in place, and before it ends. */
const once = (code: string) => `
  const on = process.on;
  process.on = function (event, listener) {
    if (event === 'warning') setImmediate(() => { ${code} });
    return on.call(this, event, listener);
  };`;

describe.each(roles)('%s', (role) => {
  test.each([
    ['an exception', `throw new Error('canary')`, 'crash'],
    ['a rejection', `Promise.reject(new Error('canary'))`, 'crash'],
    ['a rejection with a text', `Promise.reject('canary')`, 'crash'],
  ])('%s that nobody caught', async (_name, code, event) => {
    const program = start(role, {}, once(code));
    expect(await program.ended).toBe(1);
    expect(eventsOf(program)).toContain(event);
    expect(program.lines.join()).not.toContain('canary');
  });

  test.each([
    ['a warning of Node', `process.emitWarning('canary', 'DeprecationWarning', 'DEP9999')`, 'warning'],
    ['too many listeners', `for (let i = 0; i < 11; i++) process.on('x', () => {})`, 'warning'],
    ['console.log', `console.log('canary')`, 'output'],
    ['console.error', `console.error(new Error('canary'))`, 'output'],
    ['a printed text', `process.stderr.write('canary')`, 'output'],
  ])('%s', async (_name, code, event) => {
    const program = start(role, {}, once(code));
    await until(() => eventsOf(program).includes(event));
    expect(program.lines.join()).not.toContain('canary');
  });

  test('a wrong configuration', async () => {
    const { wrong } = situations[role];
    const program = start(role, { [wrong]: 'canary' });
    expect(await program.ended).toBe(78);
    expect(parsed(program)).toMatchObject([{ event: 'config', variable: wrong }]);
    expect(program.lines.join()).not.toContain('canary');
  });

  test('a database that is not there', async () => {
    const program = start(role, situations[role].lost);
    expect(await program.ended).toBe(1);
    expect(parsed(program).at(-1)).toMatchObject({ event: 'failed', error: { code: 'ECONNREFUSED' } });
    expect(program.lines.join()).not.toContain('canary');
  });
});

test('rotate: a parameter that cannot be read', async () => {
  const program = start('rotate', { PARAMETER_PATH: '/berthcare/none' });
  expect(await program.ended).toBe(1);
  expect(parsed(program).at(-1)).toMatchObject({
    ...{ event: 'failed', error: { message: 'There is no parameter /berthcare/none/database/owner.' } },
  });
});

test('worker: being told to stop', async () => {
  const program = start('worker');
  await until(() => eventsOf(program).includes('started'));
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(eventsOf(program)).toEqual(['started', 'stopping', 'stopped']);
});

test('api: requests, probes, a Redis that is not there, and being told to stop', async () => {
  const program = start('api', { REDIS_URL: 'redis://127.0.0.1:1' });
  const url = `http://127.0.0.1:${await portOf(program)}`;
  for (const path of ['/healthz', '/readyz', '/v1/office/me', '/nowhere']) await fetch(url + path);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  const lines = parsed(program);
  expect(lines.filter(({ event }) => event === 'probe').map(({ route }) => route)).toEqual([
    '/healthz',
    '/readyz',
  ]);
  expect(lines.filter(({ event }) => event === 'request').map(({ route }) => route)).toEqual([
    '/v1/office/me',
    'unmatched',
  ]);
  expect(eventsOf(program)).toEqual(expect.arrayContaining(['redis.lost', 'stopping', 'stopped']));
});

test('migrate and seed: work that is done', async () => {
  const migrated = start('migrate');
  expect(await migrated.ended).toBe(0);
  expect(eventsOf(migrated)).toEqual(['migrated']);
  const seeded = start('seed');
  expect(await seeded.ended).toBe(0);
  expect(parsed(seeded)).toMatchObject([{ event: 'seeded', role: 'seed' }]);
});
