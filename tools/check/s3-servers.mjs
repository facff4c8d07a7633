import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../local/run.mjs';
import { ROOT } from '../workspace.mjs';

/**
 * `node tools/check/s3-servers.mjs` installs the S3 servers that the storage suite runs over, without Docker:
 * LocalStack, the very release of docker-compose.yml (needs Python 3.13), and versitygw (needs Go). The suite takes
 * those that are there, and names those that are not.
 */
const FOLDER = join(ROOT, '.local', 's3');

/** LocalStack asks for none of these bounds, and breaks beyond them. */
const LOCALSTACK = [
  'localstack-core[runtime]==4.14.0',
  ...['cryptography<46', 'pyOpenSSL<25.2', 'cbor2<5.7', 'service_identity'],
];
const VERSITYGW = 'github.com/versity/versitygw/cmd/versitygw@v1.8.0';

const LONG_MS = 900_000;

async function python() {
  const pyenv = join(homedir(), '.pyenv', 'versions', '3.13.0', 'bin', 'python3.13');
  for (const program of ['python3.13', pyenv]) {
    if ((await run([program, '--version'])).code === 0) return program;
  }
  return undefined;
}

/** @param {string[]} command @param {NodeJS.ProcessEnv} [env] */
async function step(command, env = process.env) {
  const { code, output } = await run(command, { env, timeoutMs: LONG_MS });
  if (code !== 0) throw new Error(`${command.join(' ')}\n${output.trim().split('\n').slice(-5).join('\n')}`);
}

async function installLocalStack() {
  const home = join(FOLDER, 'localstack');
  if (existsSync(home)) return;
  const program = await python();
  if (program === undefined) throw new Error('There is no Python 3.13 on this machine.');
  await step([program, '-m', 'venv', home]);
  await step([join(home, 'bin', 'pip'), 'install', '--quiet', ...LOCALSTACK]);
}

const installVersitygw = () =>
  step(['go', 'install', VERSITYGW], { ...process.env, GOBIN: join(FOLDER, 'bin') });

mkdirSync(FOLDER, { recursive: true });
for (const [name, install] of Object.entries({
  LocalStack: installLocalStack,
  versitygw: installVersitygw,
})) {
  try {
    await install();
    console.log(`${name} is installed in .local/s3`);
  } catch (error) {
    console.log(`${name} is not installed: ${/** @type {Error} */ (error).message}`);
    process.exitCode = 1;
  }
}
