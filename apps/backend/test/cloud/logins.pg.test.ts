import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connectClient,
  databaseAt,
  type DatabaseAccess,
  type Login,
} from '../../src/platform/postgres/access';
import { idleLogin, setPassword } from '../../src/platform/postgres/logins';
import { migrate } from '../../src/platform/postgres/migrate';
import { createPool } from '../../src/platform/postgres/pool';
import { refuseOwner } from '../../src/platform/postgres/privileges';
import { databaseServer } from '../../src/platform/secrets/access';
import { fixedCredential, storedCredential } from '../../src/platform/secrets/credential';
import { createLogger } from '../../src/platform/logging/logger';
import { certificatesFor } from './certificates';
import { startCloud, type Cloud } from './cloud';

const log = createLogger({ level: 'silent', role: 'test' });
let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ withRedis: false });
});
afterAll(() => cloud.stop());

const a = { user: 'berthcare_api_a', password: 'one' };
const auth = { user: 'berthcare_auth_a', password: 'one' };

const serverAs = (authorities: string, host = 'localhost') =>
  databaseServer({ host, port: cloud.database.port, name: 'berthcare', authorities });
const accessAs = (login: Login, authorities = cloud.certificates.ca): DatabaseAccess => ({
  server: serverAs(authorities),
  login: fixedCredential(login),
});
const connect = (access: DatabaseAccess) => connectClient(access, { name: 'test' });

describe('the connection is TLS, to whom the certificate names', () => {
  test('the right authority and the right name', async () => {
    const client = await connect(accessAs(cloud.database.owner));
    const { rows } = await client.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    expect(rows).toEqual([{ ssl: true }]);
    await client.end();
  });

  test("another authority is refused, AWS's own among them", async () => {
    const other = await certificatesFor('localhost');
    await expect(connect(accessAs(cloud.database.owner, other.ca))).rejects.toThrow(/certificate/);
    other.remove();
    const { server } = accessAs(cloud.database.owner);
    const byAws = databaseServer({
      ...{ host: 'localhost', port: cloud.database.port, name: 'berthcare', authorities: undefined },
    });
    await expect(
      connect({ server: byAws, login: fixedCredential<Login>(cloud.database.owner) }),
    ).rejects.toThrow(/certificate/);
    expect(server.ssl).not.toEqual(byAws.ssl);
  });

  test('a certificate for another name is refused', async () => {
    const server = { ...serverAs(cloud.certificates.ca, 'db.example'), host: '127.0.0.1' };
    const login = fixedCredential<Login>(cloud.database.owner);
    await expect(connect({ server, login })).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});

describe('logins that the migration keeps', () => {
  beforeAll(() => migrate(accessAs(cloud.database.owner), [a, auth]));

  test('the one in use gets in, the idle one does not', async () => {
    const client = await connect(accessAs(a));
    await client.end();
    await expect(connect(accessAs({ ...a, user: 'berthcare_api_b' }))).rejects.toMatchObject({
      code: '28P01',
    });
    await expect(connect(accessAs({ ...a, user: 'berthcare_api' }))).rejects.toMatchObject({ code: '28P01' });
  });

  test('a member may what its group may, and is plain', async () => {
    const pool = createPool({ access: accessAs(a), size: 1, name: 'test', onIdleError: () => undefined });
    await expect(refuseOwner(pool)).resolves.toBeUndefined();
    expect(
      (await pool.query('select count(*)::int as files from app.migration')).rows[0].files,
    ).toBeGreaterThan(5);
    await expect(pool.query('select from app.person')).rejects.toThrow('context.missing');
    await expect(pool.query('select from auth.session')).rejects.toMatchObject({ code: '42501' });
    await pool.end();
  });

  test('a member of the owner is refused, and so is who makes roles', async () => {
    const outside = new pg.Client({ connectionString: cloud.database.superUrl });
    await outside.connect();
    const pool = createPool({ access: accessAs(a), size: 1, name: 'test', onIdleError: () => undefined });
    await outside.query('grant berthcare_owner to berthcare_api_a');
    await expect(refuseOwner(pool)).rejects.toThrow('owns tables');
    await outside.query('revoke berthcare_owner from berthcare_api_a');
    await outside.query('alter role berthcare_api_a createrole');
    await expect(refuseOwner(pool)).rejects.toThrow('makes roles');
    await outside.query('alter role berthcare_api_a nocreaterole');
    await pool.end();
    await outside.end();
  });

  test('after a restore it brings them back to what is stored', async () => {
    const outside = new pg.Client({ connectionString: cloud.database.superUrl });
    await outside.connect();
    await outside.query(`alter role berthcare_api_a password 'of last week'`);
    await outside.end();
    await expect(connect(accessAs(a))).rejects.toMatchObject({ code: '28P01' });
    await migrate(accessAs(cloud.database.owner), [a, auth]);
    await (await connect(accessAs(a))).end();
  });

  test('a login that is none of ours is not touched', async () => {
    const foreign = { user: 'berthcare_owner', password: 'x' };
    await expect(migrate(accessAs(cloud.database.owner), [foreign])).rejects.toThrow('no login of ours');
  });
});

test('the idle login is the other one', () => {
  expect(idleLogin('berthcare_api_a')).toBe('berthcare_api_b');
  expect(idleLogin('berthcare_auth_b')).toBe('berthcare_auth_a');
  expect(() => idleLogin('postgres')).toThrow('no login of ours');
});

test('a pool goes on when its login is replaced, from a version long gone too', async () => {
  await migrate(accessAs(cloud.database.owner), [a, auth]);
  const owner = await connect(accessAs(cloud.database.owner));
  const versions = [a];
  const store = {
    latest: async () => ({ value: JSON.stringify(versions.at(-1)), version: versions.length }),
    version: async (_name: string, version: number) => {
      const value = versions[version - 1];
      return value && { value: JSON.stringify(value), version };
    },
  };
  const parse = (text: string) => JSON.parse(text) as Login;
  const login = await storedCredential(store, 'database/api', parse, log);
  const access = { server: serverAs(cloud.certificates.ca), login };
  const pool = createPool({ access, size: 8, name: 'renewing', onIdleError: () => undefined });
  const who = async () => (await pool.query<{ who: string }>('select session_user as who')).rows[0]!.who;
  expect(await who()).toBe('berthcare_api_a');

  const b = { user: 'berthcare_api_b', password: 'two' };
  await setPassword(owner, b);
  versions.push(b);
  // The open connection stays as it is.
  expect(await who()).toBe('berthcare_api_a');

  const again = { ...a, password: 'three' };
  await setPassword(owner, again);
  versions.push(again, { user: 'berthcare_api_b', password: 'written, but not set yet' });
  const all = await Promise.all(Array.from({ length: 30 }, who));
  expect(new Set(all)).toEqual(new Set(['berthcare_api_a']));
  expect(login.current()).toEqual(again);
  await pool.end();
  await owner.end();
});

test("PostgreSQL's own log holds neither values nor passwords", async () => {
  const canary = 'Mme Lavoie';
  const owner = await connect(accessAs(cloud.database.owner));
  await owner.query('create table public.note (words text primary key check (length(words) < 30))');
  await owner.query('insert into public.note values ($1)', [canary]);
  const failing = [
    () => owner.query('insert into public.note values ($1)', [canary]),
    () => owner.query('insert into public.note values ($1)', [`${canary} ${'x'.repeat(40)}`]),
    () => owner.query(`insert into public.note values ('${canary}')`),
    () => owner.query(`alter role nobody_at_all password '${canary}'`),
  ];
  for (const statement of failing) await expect(statement()).rejects.toThrow();
  await owner.query('drop table public.note');
  await owner.end();
  const lines = readFileSync(cloud.database.log, 'utf8');
  expect(lines).toContain('duplicate key value violates unique constraint');
  expect(lines).not.toContain('Lavoie');
});

test('an address still says everything by itself', async () => {
  const url = new URL(cloud.database.superUrl);
  const client = await connect(databaseAt(url.href));
  await client.end();
});
