import type { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { limitOf } from './library';
import type { RateLimits } from './rate-limits';

/** Counts in app.rate_limit; every statement is its own transaction. */
export function postgresRateLimits(pool: Pool): RateLimits {
  return {
    limit: ({ name, points, seconds }) =>
      limitOf(
        new RateLimiterPostgres({
          storeClient: pool,
          storeType: 'pool',
          schemaName: 'app',
          tableName: 'rate_limit',
          tableCreated: true,
          // app.sweep() removes what has expired, here as everywhere.
          clearExpiredByTimeout: false,
          keyPrefix: name,
          points,
          duration: seconds,
        }),
      ),
  };
}
