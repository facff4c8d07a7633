import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { atEnd } from '../../tools/local/ending.mjs';

const STARTING_MS = 30_000;

/** @returns {Promise<number>} */
function freePort() {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/**
 * Starts moto, an emulator of AWS.
 * @returns {Promise<{ endpoint: string, stop: () => void }>}
 */
export async function startEmulator() {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const env = { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true', MOTO_ACM_VALIDATION_WAIT: '0' };
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore', env });
  const stop = () => void child.kill('SIGTERM');
  atEnd(stop);
  const until = Date.now() + STARTING_MS;
  while (!(await answers(`${endpoint}/moto-api/`))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error('moto_server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { endpoint, stop };
}

/**
 * Every secure string that the emulator holds.
 * @param {string} endpoint
 * @param {string} path
 * @returns {Promise<Record<string, string>>} values by name
 */
export async function secureStrings(endpoint, path) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParametersByPath',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20250101/ca-central-1/ssm/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify({ Path: path, Recursive: true, WithDecryption: true }),
  });
  /** @type {{ Parameters: { Name: string, Value: string }[] }} */
  const { Parameters } = await response.json();
  return Object.fromEntries(Parameters.map(({ Name, Value }) => [Name, Value]));
}
