import { hasRedisServer } from '../redis-server';
import { certificatesFor, type Certificates } from './certificates';
import { startFakeAws, type FakeAws } from './fake-aws';
import { startTlsDatabase, type TlsDatabase } from './tls-database';
import { tlsRedis, type TlsRedis } from './tls-redis';

export const PARAMETER_PATH = '/berthcare/test';

/** What stands in for an environment in AWS as Terraform leaves it: new servers, and the first parameters. */
export interface Cloud {
  certificates: Certificates;
  database: TlsDatabase;
  redis: TlsRedis | undefined;
  aws: FakeAws;
  /** The value of a parameter; undefined when there is no such version. */
  parameter: (name: string, version?: number) => string | undefined;
  /** The environment of a task. */
  env: Record<string, string>;
  stop: () => Promise<void>;
}

/** @param withRedis is there one, if this machine has a redis-server */
export async function startCloud({ withRedis = true } = {}): Promise<Cloud> {
  const certificates = await certificatesFor('localhost');
  const database = await startTlsDatabase(certificates);
  const redis = withRedis && hasRedisServer ? await tlsRedis(certificates) : undefined;
  const aws = await startFakeAws(redis);
  const put = (name: string, value: unknown) =>
    aws.ssm.put(`${PARAMETER_PATH}/${name}`, typeof value === 'string' ? value : JSON.stringify(value));
  put('database/owner', database.owner);
  put('database/api', { user: 'berthcare_api_a', password: 'the first of the API' });
  put('database/auth', { user: 'berthcare_auth_a', password: 'the first of the sign-in' });
  put('redis/token', 'the-first-token-of-redis');
  put('auth/secret', 'a secret for tests, long enough for the rule');
  return {
    ...{ certificates, database, redis, aws },
    parameter: (name, version) => aws.ssm.versions.get(`${PARAMETER_PATH}/${name}`)?.at((version ?? 0) - 1),
    env: {
      ...aws.env,
      NODE_ENV: 'production',
      PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1',
      TRUSTED_PROXIES: '1',
      PARAMETER_PATH,
      DATABASE_HOST: 'localhost',
      DATABASE_PORT: String(database.port),
      DATABASE_NAME: 'berthcare',
      DATABASE_CA_FILE: certificates.files.ca,
      STORAGE_BUCKET: 'berthcare-test',
      // Node's own authorities are ElastiCache's; this one comes beside them.
      NODE_EXTRA_CA_CERTS: certificates.files.ca,
      ...(redis === undefined
        ? {}
        : { REDIS_HOST: redis.host, REDIS_PORT: String(redis.port), REDIS_GROUP: 'berthcare-test' }),
    },
    stop: async () => {
      await aws.close();
      await redis?.stop();
      await database.stop();
      certificates.remove();
    },
  };
}
