import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { group } from './group';
import { whole } from './variables';

/** Where the secrets are kept in AWS's Parameter Store. */
export interface ParameterSource {
  /** Path above all of them, such as /berthcare/staging. */
  path: string;
  region: string;
}

/** One of AWS's. */
export const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region like ca-central-1');

export const parameterSource = group(
  {
    PARAMETER_PATH: z.string().regex(/^(\/[a-z0-9-]+)+$/, 'must be a path like /berthcare/staging'),
    AWS_REGION: region,
  },
  (env): ParameterSource => ({ path: env.PARAMETER_PATH, region: env.AWS_REGION }),
);

/** Reached by TLS alone; who logs in is a parameter. */
export interface DatabaseServer {
  host: string;
  port: number;
  name: string;
  /** PEM, in place of AWS's own authorities. */
  authorities: string | undefined;
}

export const database = group(
  {
    DATABASE_HOST: z.string(),
    DATABASE_PORT: whole(1, 65_535).default(5432),
    DATABASE_NAME: z.string(),
    DATABASE_CA_FILE: z.string().refine(existsSync, 'must be a file that exists').optional(),
  },
  (env): DatabaseServer => ({
    host: env.DATABASE_HOST,
    port: env.DATABASE_PORT,
    name: env.DATABASE_NAME,
    authorities: env.DATABASE_CA_FILE === undefined ? undefined : readFileSync(env.DATABASE_CA_FILE, 'utf8'),
  }),
);

/** Reached by TLS alone; its token is a parameter. */
export interface RedisServer {
  host: string;
  port: number;
}

const redisPort = whole(1, 65_535).default(6379);

export const redis = group(
  { REDIS_HOST: z.string().optional(), REDIS_PORT: redisPort },
  (env): RedisServer | undefined =>
    env.REDIS_HOST === undefined ? undefined : { host: env.REDIS_HOST, port: env.REDIS_PORT },
);

export interface RedisGroup extends RedisServer {
  /** ElastiCache's id of the replication group. */
  group: string;
}

export const redisGroup = group(
  { REDIS_HOST: z.string(), REDIS_PORT: redisPort, REDIS_GROUP: z.string() },
  (env): RedisGroup => ({ host: env.REDIS_HOST, port: env.REDIS_PORT, group: env.REDIS_GROUP }),
);
