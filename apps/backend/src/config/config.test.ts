import { describe, expect, test } from 'vitest';
import { readApiConfig, readMigrateConfig, readRotateConfig, readWorkerConfig } from './config';
import { ConfigError } from './group';

const secret = 'x'.repeat(40);
const enough = {
  PORT: '3000',
  PUBLIC_URL: 'https://care.example/',
  DATABASE_URL: 'postgres://berthcare_api:p@db/berthcare',
  AUTH_DATABASE_URL: 'postgres://berthcare_auth:p@db/berthcare',
  AUTH_SECRET: secret,
  STORAGE_FOLDER: '/var/objects',
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
    reporting: { dsn: undefined, appDsn: undefined, environment: 'development', release: undefined },
    storage: { folder: '/var/objects' },
  });
  expect(secrets).toMatchObject({ authSecret: secret });
  expect(JSON.stringify(config)).not.toContain(secret);
});

test('an empty variable is an unset one', () => {
  expect(readApiConfig({ ...enough, REDIS_URL: '', WEB_ROOT: '' }).secrets).toMatchObject({
    redisUrl: undefined,
  });
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
    ['SENTRY_DSN', 'sentry', 'must be an address like https://host'],
    ['SENTRY_ENVIRONMENT', 'Staging 2', 'must be a word in small letters'],
    ['RELEASE', 'a b', 'must be a digest, a commit or a version'],
    ['WEB_ROOT', '/there/is/no/such/folder', 'must be a folder that exists'],
  ])('%s=%s %s', (variable, value, problem) => {
    expect(problemsOf(() => readApiConfig({ ...enough, [variable]: value }))).toEqual([
      `${variable}: ${problem}`,
    ]);
  });
});

test('each role asks only for what it needs', () => {
  const MIGRATION_DATABASE_URL = 'postgres://berthcare_owner:p@db/berthcare';
  const { DATABASE_URL, STORAGE_FOLDER } = enough;
  expect(readMigrateConfig({ MIGRATION_DATABASE_URL }).secrets).toEqual({ ownerUrl: MIGRATION_DATABASE_URL });
  expect(readWorkerConfig({ DATABASE_URL, STORAGE_FOLDER }).secrets).toEqual({
    databaseUrl: DATABASE_URL,
  });
  expect(problemsOf(() => readMigrateConfig(enough))).toEqual(['MIGRATION_DATABASE_URL: is missing']);
});

test('photos are kept in the bucket where one is named', () => {
  const named = { ...enough, STORAGE_BUCKET: 'photos', AWS_REGION: 'ca-central-1' };
  expect(readApiConfig(named).storage).toEqual({
    ...{ bucket: 'photos', region: 'ca-central-1', endpoint: undefined },
  });
  expect(problemsOf(() => readApiConfig({ ...named, AWS_REGION: '', STORAGE_ENDPOINT: 's3' }))).toEqual([
    'AWS_REGION: is missing',
    'STORAGE_ENDPOINT: must be an address like https://host',
  ]);
  expect(problemsOf(() => readApiConfig({ ...enough, STORAGE_FOLDER: '' }))).toEqual([
    'STORAGE_FOLDER: is missing',
  ]);
});

describe('where PARAMETER_PATH says where the secrets are', () => {
  const stored = {
    PARAMETER_PATH: '/berthcare/staging',
    AWS_REGION: 'ca-central-1',
    DATABASE_HOST: 'db.example',
    DATABASE_NAME: 'berthcare',
    REDIS_HOST: 'cache.example',
    STORAGE_BUCKET: 'photos',
  };
  const source = { path: '/berthcare/staging', region: 'ca-central-1' };
  const database = { host: 'db.example', port: 5432, name: 'berthcare', authorities: undefined };

  test('no secret is read from the environment, though one stands there', () => {
    const { secrets } = readApiConfig({ ...enough, ...stored });
    expect(secrets).toEqual({ source, database, redis: { host: 'cache.example', port: 6379 } });
    expect(readMigrateConfig(stored).secrets).toEqual({ source, database });
    expect(readWorkerConfig(stored).secrets).toEqual({ source, database });
  });

  test('the rotation needs the group as well, and rotates nothing but stored secrets', () => {
    expect(readRotateConfig({ ...stored, REDIS_GROUP: 'berthcare-staging' }).secrets).toEqual({
      source,
      database,
      redis: { host: 'cache.example', port: 6379, group: 'berthcare-staging' },
    });
    expect(problemsOf(() => readRotateConfig(stored))).toEqual(['REDIS_GROUP: is missing']);
    expect(problemsOf(() => readRotateConfig(enough))).toContain('PARAMETER_PATH: is missing');
  });

  test.each([
    ['PARAMETER_PATH', 'berthcare/staging', 'must be a path like /berthcare/staging'],
    ['AWS_REGION', 'Canada', 'must be a region like ca-central-1'],
    ['DATABASE_HOST', '', 'is missing'],
    ['DATABASE_PORT', '0', 'must be a whole number from 1 to 65535'],
    ['DATABASE_CA_FILE', '/there/is/no/such/file', 'must be a file that exists'],
  ])('%s=%s %s', (variable, value, problem) => {
    expect(problemsOf(() => readMigrateConfig({ ...stored, [variable]: value }))).toEqual([
      `${variable}: ${problem}`,
    ]);
  });
});
