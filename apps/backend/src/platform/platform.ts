import type { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { Secrets } from '../config/secrets';
import type { Hints } from './hints/hints';
import { postgresHints } from './hints/postgres';
import { redisHints } from './hints/redis';
import { withFallback } from './limits/fallback';
import { postgresRateLimits } from './limits/postgres';
import type { RateLimits } from './limits/rate-limits';
import { redisRateLimits } from './limits/redis';
import type { Logger } from './logging/logger';
import type { Opened } from './opened';
import { createPool, type PoolOptions } from './postgres/pool';
import { refuseOwner, refusePrivileged } from './postgres/privileges';
import { connectRedis } from './redis/connect';

/** What the process is connected to. */
export interface Platform {
  db: Pool;
  /** Sees the schema `auth` alone. */
  authDb: Pool;
  redis: Redis | undefined;
  limits: RateLimits;
  hints: Hints;
}

const API_CONNECTIONS = 20;
const AUTH_CONNECTIONS = 5;

/** Connects. Throws PrivilegedLogin when a login has more rights than it may have. */
export async function openPlatform(secrets: Secrets, log: Logger, { open }: Opened): Promise<Platform> {
  const onIdleError = (error: Error) => log.warn({ event: 'postgres.lost', error }, 'A connection broke');
  const openPool = (options: Omit<PoolOptions, 'onIdleError'>) =>
    open(
      () => createPool({ ...options, onIdleError }),
      (pool) => pool.end(),
    );
  const db = await openPool({ url: secrets.databaseUrl, size: API_CONNECTIONS, name: 'berthcare-api' });
  const authDb = await openPool({
    url: secrets.authDatabaseUrl,
    size: AUTH_CONNECTIONS,
    name: 'berthcare-auth',
    searchPath: 'auth',
  });
  await refuseOwner(db);
  await refusePrivileged(authDb);

  const { redisUrl, databaseUrl } = secrets;
  const redis =
    redisUrl === undefined
      ? undefined
      : await open(
          () => connectRedis(redisUrl, log),
          (it) => it.disconnect(),
        );
  const hints = await open(
    () => (redis === undefined ? postgresHints(databaseUrl, db, log) : redisHints(redis, log)),
    (it) => it.close(),
  );
  const inPostgres = postgresRateLimits(db);
  const limits = redis === undefined ? inPostgres : withFallback(redisRateLimits(redis), inPostgres, log);
  return { db, authDb, redis, limits, hints };
}
