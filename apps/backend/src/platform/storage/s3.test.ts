import { afterAll, beforeAll, describe, test, vi } from 'vitest';
import { S3_PROGRAMS, startS3, type S3Server } from '../../../test/cloud/s3-server';
import { objectStorageSuite } from './acceptance';
import { s3Storage } from './s3';

const STARTING_MS = 60_000;

describe.each(S3_PROGRAMS)('$name', (program) => {
  describe.runIf(program.present)('is installed', () => {
    let server: S3Server;
    beforeAll(async () => {
      server = await startS3(program);
      for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
    }, STARTING_MS);
    afterAll(async () => {
      vi.unstubAllEnvs();
      await server.stop();
    });

    const open = (behindMs: number) => {
      const { bucket, endpoint } = server;
      return s3Storage({ bucket, endpoint, region: 'ca-central-1', clock: () => Date.now() - behindMs });
    };
    objectStorageSuite('a bucket', open, { rights: program.rights });
  });

  test.skipIf(program.present)(
    'is not installed (node tools/check/s3-servers.mjs): its suite did not run',
    () => undefined,
  );
});
