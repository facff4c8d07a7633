import { z } from 'zod';
import { group } from './group';
import { address } from './variables';

/** What must never be printed. The rest of the config may be. */
export interface Secrets {
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

export const secrets = group(
  {
    DATABASE_URL: address('postgres', 'postgresql'),
    AUTH_DATABASE_URL: address('postgres', 'postgresql'),
    REDIS_URL: address('redis', 'rediss').optional(),
    AUTH_SECRET: z.string().min(SHORTEST_SECRET, `must have ${SHORTEST_SECRET} characters or more`),
  },
  (env): Secrets => ({
    databaseUrl: env.DATABASE_URL,
    authDatabaseUrl: env.AUTH_DATABASE_URL,
    redisUrl: env.REDIS_URL,
    authSecret: env.AUTH_SECRET,
  }),
);

export interface MigrationSecrets {
  /** The login that owns the schema and is no superuser. */
  ownerUrl: string;
}

export const migrationSecrets = group(
  { MIGRATION_DATABASE_URL: address('postgres', 'postgresql') },
  (env): MigrationSecrets => ({ ownerUrl: env.MIGRATION_DATABASE_URL }),
);
