import { describe, expect, test } from 'vitest';
import { readApiConfig, readMigrateConfig } from './config';
import { ConfigError } from './group';

const secret = 'x'.repeat(40);
const enough = {
  PORT: '3000',
  PUBLIC_URL: 'https://care.example/',
  DATABASE_URL: 'postgres://berthcare_api:p@db/berthcare',
  AUTH_DATABASE_URL: 'postgres://berthcare_auth:p@db/berthcare',
  AUTH_SECRET: secret,
};

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('groups what it reads, fills in what may be left out, and keeps the secrets apart', () => {
  const { secrets, ...config } = readApiConfig(enough);
  expect(config).toEqual({
    logging: { level: 'info' },
    http: {
      production: false,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'https://care.example',
      secure: true,
      trustedProxies: 0,
    },
    web: { root: undefined },
    demo: { password: 'rideau-demo' },
  });
  expect(secrets.authSecret).toBe(secret);
  expect(JSON.stringify(config)).not.toContain(secret);
});

test('an empty variable is an unset one', () => {
  expect(readApiConfig({ ...enough, REDIS_URL: '', WEB_ROOT: '' }).secrets.redisUrl).toBeUndefined();
  expect(problemsOf(() => readApiConfig({ ...enough, AUTH_SECRET: '' }))).toEqual([
    'AUTH_SECRET: is missing',
  ]);
});

test('names every wrong variable once, of all groups, and never its value', () => {
  const problems = problemsOf(() =>
    readApiConfig({
      ...enough,
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://hunter2@db',
      AUTH_SECRET: 'hunter2',
    }),
  );
  expect(problems.map((line) => line.split(':')[0])).toEqual([
    'LOG_LEVEL',
    'PORT',
    'DATABASE_URL',
    'AUTH_SECRET',
  ]);
  expect(problems.join()).not.toContain('hunter2');
});

describe('a wrong value of each kind', () => {
  test.each([
    ['NODE_ENV', 'staging', 'must be one of development, test, production'],
    ['PORT', '80a', 'must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['PUBLIC_URL', 'care.example', 'must be an address like https://host'],
    ['TRUSTED_PROXIES', '1.5', 'must be a whole number from 0 to 9'],
    ['REDIS_URL', 'http://redis', 'must be an address like redis://host'],
    ['AUTH_SECRET', 'short', 'must have 32 characters or more'],
    ['WEB_ROOT', '/there/is/no/such/folder', 'must be a folder that exists'],
  ])('%s=%s %s', (variable, value, problem) => {
    expect(problemsOf(() => readApiConfig({ ...enough, [variable]: value }))).toEqual([
      `${variable}: ${problem}`,
    ]);
  });
});

test('each role asks only for what it needs', () => {
  const MIGRATION_DATABASE_URL = 'postgres://berthcare_owner:p@db/berthcare';
  expect(readMigrateConfig({ MIGRATION_DATABASE_URL }).secrets.ownerUrl).toBe(MIGRATION_DATABASE_URL);
  expect(problemsOf(() => readMigrateConfig(enough))).toEqual(['MIGRATION_DATABASE_URL: is missing']);
});
