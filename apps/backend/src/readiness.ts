import type { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { Readiness } from './http/health';
import { migrationsCurrent } from './platform/postgres/migrate';

/**
 * Whether this process can serve: the database answers and has every migration. Redis is told of, but
 * nothing that lasts is in it: without it the process serves on.
 */
export async function checkReadiness(db: Pool, redis: Redis | undefined): Promise<Readiness> {
  const [migrations, redisAnswers] = await Promise.all([checkMigrations(db), redis && checkRedis(redis)]);
  const checks = {
    postgres: migrations === 'unreachable' ? 'unreachable' : 'ok',
    migrations: migrations === 'unreachable' ? 'unknown' : migrations,
    ...(redisAnswers === undefined ? {} : { redis: redisAnswers }),
  };
  return { ready: migrations === 'current', checks };
}

async function checkMigrations(db: Pool): Promise<'current' | 'behind' | 'unreachable'> {
  try {
    return (await migrationsCurrent(db)) ? 'current' : 'behind';
  } catch {
    return 'unreachable';
  }
}

async function checkRedis(redis: Redis): Promise<'ok' | 'unreachable'> {
  try {
    await redis.ping();
    return 'ok';
  } catch {
    return 'unreachable';
  }
}
