import { z } from 'zod';
import { group, groupOf, whereSet } from './group';
import { database, parameterSource, redis, redisGroup } from './stored';
import { address } from './variables';

/** What must never be printed: addresses with passwords in them. The rest of the config may be. */
export interface AddressSecrets {
  /** The API's login: owns nothing, row security applies. */
  databaseUrl: string;
  /** The sign-in library's login: sees the schema `auth` alone. */
  authDatabaseUrl: string;
  /** Without Redis, Postgres keeps rate limits and carries hints. */
  redisUrl: string | undefined;
  /** Keys of cookies, codes and challenges are derived from it; a new one ends every office session. */
  authSecret: string;
}

const SHORTEST_SECRET = 32;

const addressSecrets = group(
  {
    DATABASE_URL: address('postgres', 'postgresql'),
    AUTH_DATABASE_URL: address('postgres', 'postgresql'),
    REDIS_URL: address('redis', 'rediss').optional(),
    AUTH_SECRET: z.string().min(SHORTEST_SECRET, `must have ${SHORTEST_SECRET} characters or more`),
  },
  (env): AddressSecrets => ({
    databaseUrl: env.DATABASE_URL,
    authDatabaseUrl: env.AUTH_DATABASE_URL,
    redisUrl: env.REDIS_URL,
    authSecret: env.AUTH_SECRET,
  }),
);

export interface OwnerAddress {
  /** The login that owns the schema and is no superuser. */
  ownerUrl: string;
}

export const ownerAddress = group(
  { MIGRATION_DATABASE_URL: address('postgres', 'postgresql') },
  (env): OwnerAddress => ({ ownerUrl: env.MIGRATION_DATABASE_URL }),
);

const apiAddress = group({ DATABASE_URL: address('postgres', 'postgresql') }, (env) => ({
  databaseUrl: env.DATABASE_URL,
}));

const storedData = groupOf({ source: parameterSource, database, redis });
const storedDatabase = groupOf({ source: parameterSource, database });

/** Of the API: addresses here, parameters where PARAMETER_PATH says where they are. */
export const secrets = whereSet('PARAMETER_PATH', storedData, addressSecrets);

/** Of the migration. */
export const ownerSecrets = whereSet('PARAMETER_PATH', storedDatabase, ownerAddress);

/** Of the worker. */
export const workerSecrets = whereSet('PARAMETER_PATH', storedDatabase, apiAddress);

/** Of the rotation, which there is only for stored secrets. */
export const rotationSecrets = groupOf({ source: parameterSource, database, redis: redisGroup });

type ValueOf<Of> = Of extends { read: (environment: never) => infer Value } ? Value : never;

export type Secrets = ValueOf<typeof secrets>;
export type OwnerSecrets = ValueOf<typeof ownerSecrets>;
export type WorkerSecrets = ValueOf<typeof workerSecrets>;
export type RotationSecrets = ValueOf<typeof rotationSecrets>;
