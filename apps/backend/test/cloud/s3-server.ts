import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from '../redis-server';
import { until } from '../until';

const installed = new URL('../../../../.local/s3/', import.meta.url).pathname;

/** Programs that speak S3, as `node tools/check/s3-servers.mjs` installs them. */
export interface S3Program {
  name: string;
  /** Whether it is installed. */
  present: boolean;
  /** Whether it refuses who signs nothing. */
  rights: boolean;
  command: (
    port: number,
    folder: string,
  ) => { program: string; flags: string[]; env?: Record<string, string> };
  /** Path that answers when it serves. */
  ready: string;
}

const python = join(installed, 'localstack', 'bin', 'python');
const versitygw = join(installed, 'bin', 'versitygw');
const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

export const S3_PROGRAMS: S3Program[] = [
  {
    name: 'LocalStack 4.14.0',
    present: existsSync(python),
    rights: false,
    command: (port, folder) => ({
      program: python,
      flags: ['-m', 'localstack.runtime.main'],
      env: {
        SERVICES: 's3',
        S3_SKIP_SIGNATURE_VALIDATION: '0',
        GATEWAY_LISTEN: `127.0.0.1:${port}`,
        FILESYSTEM_ROOT: folder,
        DISABLE_EVENTS: '1',
      },
    }),
    ready: '/_localstack/health',
  },
  {
    name: 'versitygw',
    present: existsSync(versitygw),
    rights: true,
    command: (port, folder) => ({
      program: versitygw,
      flags: [
        ...['--access', KEYS.AWS_ACCESS_KEY_ID, '--secret', KEYS.AWS_SECRET_ACCESS_KEY],
        ...['--port', `127.0.0.1:${port}`, '--region', 'ca-central-1', 'posix', folder],
      ],
    }),
    ready: '/',
  },
];

export interface S3Server {
  endpoint: string;
  bucket: string;
  /** What the client finds its rights by. */
  env: Record<string, string>;
  stop: () => Promise<void>;
}

/** A server of one's own on loopback, with an empty bucket. */
export async function startS3({ command, ready }: S3Program): Promise<S3Server> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-s3-'));
  const { program, flags, env = {} } = command(port, folder);
  const server = spawn(program, flags, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 6; tries += 1) {
    if (await until(() => answers(endpoint + ready)).catch(() => false)) break;
  }
  const bucket = 'berthcare-test';
  const credentials = { accessKeyId: KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY };
  const client = new S3Client({ endpoint, credentials, region: 'ca-central-1', forcePathStyle: true });
  await client.send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: 'ca-central-1' },
    }),
  );
  client.destroy();
  return {
    ...{ endpoint, bucket, env: KEYS },
    stop: async () => {
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => undefined,
  );
