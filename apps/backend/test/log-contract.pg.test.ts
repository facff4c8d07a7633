import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { buildProgram, parsed, portOf, startProgram, type Program } from './program';
import { until } from './until';

/**
 * The built programs in every role, brought into every situation in which a process says something; `parsed`
 * holds each line of standard output and standard error to the contract of the log.
 */
let database: TestDatabase;
let folder: string;
let environments: Record<'api' | 'migrate' | 'seed', Record<string, string>>;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await buildProgram();
  const AUTH_SECRET = 'a secret for tests, long enough for the rule';
  const MIGRATION_DATABASE_URL = database.ownerUrl;
  environments = {
    api: {
      ...{ PORT: '0', PUBLIC_URL: 'http://127.0.0.1', LOG_LEVEL: 'debug', AUTH_SECRET },
      ...{ DATABASE_URL: database.apiUrl, AUTH_DATABASE_URL: database.authUrl },
    },
    migrate: { MIGRATION_DATABASE_URL },
    seed: { MIGRATION_DATABASE_URL, AUTH_SECRET },
  };
});
afterAll(async () => {
  rmSync(dirname(folder), { recursive: true });
  await database.drop();
});

const started: Program[] = [];
afterEach(() => started.splice(0).forEach(({ child }) => child.kill('SIGKILL')));

type Role = keyof typeof environments;
const roles: Role[] = ['api', 'migrate', 'seed'];

/** Code that runs in the process, besides the program. */
const beside = (code: string) => [
  '--import',
  `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`,
];

function start(role: Role, environment: Record<string, string> = {}, code = ''): Program {
  const program = startProgram(folder, role, { ...environments[role], ...environment }, beside(code));
  started.push(program);
  return program;
}

const eventsOf = (program: Program) => parsed(program).map(({ event }) => event);

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
    const variable = role === 'api' ? 'PORT' : 'MIGRATION_DATABASE_URL';
    const program = start(role, { [variable]: 'canary' });
    expect(await program.ended).toBe(78);
    expect(parsed(program)).toMatchObject([{ event: 'config', variable }]);
    expect(program.lines.join()).not.toContain('canary');
  });

  test('a database that is not there', async () => {
    const nowhere = 'postgres://someone:canary@127.0.0.1:1/berthcare';
    const program = start(role, { DATABASE_URL: nowhere, MIGRATION_DATABASE_URL: nowhere });
    expect(await program.ended).toBe(1);
    expect(parsed(program)).toMatchObject([{ event: 'failed', error: { code: 'ECONNREFUSED' } }]);
    expect(program.lines.join()).not.toContain('canary');
  });
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
