import { ROOT } from '../workspace.mjs';
import { atEnd } from './ending.mjs';
import { rememberedPort } from './remembered-port.mjs';
import { mustRun, run } from './run.mjs';
import { note } from './running.mjs';

const COMPOSE = ['docker', 'compose'];

/** A Docker engine that answers at once, and has Compose. */
async function dockerAnswers() {
  const info = await run(['docker', 'info'], { timeoutMs: 3_000 });
  if (info.code !== 0) return false;
  return (await run([...COMPOSE, 'version'], { timeoutMs: 3_000 })).code === 0;
}

/**
 * The port a service is already published on, or the one it is to get.
 * @param {string} service
 * @param {number} inside its port in the container
 * @param {number} wanted
 * @param {Record<string, string>} env
 */
async function portOf(service, inside, wanted, env) {
  const { code, output } = await run([...COMPOSE, 'port', service, String(inside)], { cwd: ROOT, env });
  const published = Number(/:(\d+)\s*$/.exec(output)?.[1]);
  return code === 0 && published > 0 ? published : rememberedPort(service, wanted);
}

/**
 * Starts PostgreSQL, Redis and LocalStack with Docker Compose.
 * @param {Record<string, string>} settings
 * @param {number} wanted port of PostgreSQL
 * @returns {Promise<{ url: string, port: number, told: string, settings: Record<string, string> } | undefined>}
 *   nothing when no Docker engine answers
 */
export async function startCompose(settings, wanted) {
  if (!(await dockerAnswers())) return undefined;
  const postgres = await portOf('postgres', 5432, wanted, settings);
  const redis = await portOf('redis', 6379, 6379, settings);
  const localstack = await portOf('localstack', 4566, 4566, settings);
  const env = {
    ...settings,
    POSTGRES_PORT: String(postgres),
    REDIS_PORT: String(redis),
    LOCALSTACK_PORT: String(localstack),
  };
  note({ compose: true });
  atEnd(stopCompose);
  await mustRun('Docker Compose', [...COMPOSE, 'up', '--detach', '--wait'], { cwd: ROOT, env });
  await renewPassword(env);
  return {
    url: `postgres://postgres:${settings.POSTGRES_PASSWORD}@127.0.0.1:${postgres}/postgres`,
    port: postgres,
    told: 'PostgreSQL 15, Redis 7 and LocalStack run in Docker, PostgreSQL',
    settings: {
      REDIS_URL: settings.REDIS_URL || `redis://:${settings.REDIS_PASSWORD}@127.0.0.1:${redis}`,
      ...(settings.STORAGE_BUCKET ? {} : localBucket(localstack)),
    },
  };
}

/** LocalStack's bucket, as docker-compose.yml names it; it takes any key. @param {number} port */
const localBucket = (port) => ({
  STORAGE_BUCKET: 'berthcare-local',
  STORAGE_ENDPOINT: `http://localhost:${port}`,
  AWS_REGION: 'ca-central-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

/** Its settings are in `.env`; which ports they were published on does not matter to stop them. */
export async function stopCompose() {
  await run([...COMPOSE, 'stop'], { cwd: ROOT });
}

/**
 * The image takes the password at its first start only. When `.env` was made anew since, the old one is still
 * in the volume: inside the container the superuser needs none, and sets it.
 * @param {Record<string, string>} env
 */
async function renewPassword(env) {
  const password = (env.POSTGRES_PASSWORD ?? '').replaceAll("'", "''");
  const psql = [
    'psql',
    '--username=postgres',
    '--quiet',
    `--command=alter role postgres password '${password}'`,
  ];
  await mustRun('Setting the database password', [...COMPOSE, 'exec', '-T', 'postgres', ...psql], {
    cwd: ROOT,
    env,
  });
}
