import type { Redis } from 'ioredis';
import type { Pool } from 'pg';
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
import { recognising } from './postgres/recognise';
import { connectRedis } from './redis/connect';
import type { Access } from './secrets/access';

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
export async function openPlatform(access: Access, log: Logger, { open }: Opened): Promise<Platform> {
  const onIdleError = (error: Error) => log.warn({ event: 'postgres.lost', error }, 'A connection broke');
  const openPool = (options: Omit<PoolOptions, 'onIdleError'>) =>
    open(
      () => createPool({ ...options, onIdleError }),
      (pool) => pool.end(),
    );
  const db = await openPool({
    access: access.api,
    size: API_CONNECTIONS,
    name: 'berthcare-api',
    onConnect: recognising(log),
  });
  const authDb = await openPool({
    access: access.auth,
    size: AUTH_CONNECTIONS,
    name: 'berthcare-auth',
    searchPath: 'auth',
  });
  await refuseOwner(db);
  await refusePrivileged(authDb);

  const inPostgres = postgresRateLimits(db);
  const redisAccess = access.redis;
  if (redisAccess === undefined) {
    const hints = await open(
      () => postgresHints(access.api, db, log),
      (it) => it.close(),
    );
    return { db, authDb, redis: undefined, limits: inPostgres, hints };
  }
  const redis = await open(
    () => connectRedis(redisAccess, log),
    (it) => it.disconnect(),
  );
  const hints = await open(
    () => redisHints(redisAccess, redis, log),
    (it) => it.close(),
  );
  return { db, authDb, redis, limits: withFallback(redisRateLimits(redis), inPostgres, log), hints };
}
