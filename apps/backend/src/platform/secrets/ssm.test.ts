import { afterAll, beforeAll, describe, test, vi } from 'vitest';
import { startFakeAws } from '../../../test/cloud/fake-aws';
import { hasMoto, startMoto } from '../../../test/cloud/moto';
import { parameterStoreSuite } from './acceptance';
import { ssmParameters } from './ssm';

let count = 0;
/** An environment of its own for each test. */
const open = async () => ssmParameters({ path: `/berthcare/test-${(count += 1)}`, region: 'ca-central-1' });

interface Running {
  env: Record<string, string>;
  close: () => Promise<void>;
}

function against(start: () => Promise<Running>): void {
  let server: Running;
  beforeAll(async () => {
    server = await start();
    for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
}

describe('with the fake of the tests', () => {
  against(() => startFakeAws());
  parameterStoreSuite('fake', open);
});

describe.runIf(hasMoto)("with moto's Parameter Store", () => {
  against(startMoto);
  parameterStoreSuite('moto', open);
});

test.skipIf(hasMoto)('there is no moto_server on this machine: its suite did not run', () => undefined);
