import { join } from 'node:path';
import { packageProgram } from '../package-program.mjs';
import { ROOT } from '../workspace.mjs';
import { startDemo } from './demo.mjs';
import { startProxy } from './dev-proxy.mjs';
import { atEnd } from './ending.mjs';
import { runMain } from './fail.mjs';
import { LOCAL } from './paths.mjs';
import { freePort } from './ports.mjs';
import { step } from './progress.mjs';
import { note } from './running.mjs';
import { keepRunning } from './service.mjs';
import { prepareStack } from './stack.mjs';

/** Where the development servers are looked for a port, one after the other. */
const FIRST_PORT = 5180;

/** @param {string} app @param {string} program @returns {string} its path among the app's own packages */
const programOf = (app, program) => join(ROOT, 'apps', app, 'node_modules', program);

/** @param {Record<string, string>} env @returns {Promise<import('./dev-proxy.mjs').Route[]>} */
async function startServers(env) {
  const api = await freePort(FIRST_PORT);
  const console = await freePort(api + 1);
  const phone = await freePort(console + 1);
  const { buildDatabaseWorker } = await import('../../apps/mobile/scripts/database-worker.mjs');
  await buildDatabaseWorker();
  const services = [
    {
      app: 'backend',
      command: [
        packageProgram('tsx'),
        'watch',
        '--clear-screen=false',
        join(ROOT, 'apps/backend/src/main.ts'),
        'api',
      ],
      env: { ...env, HOST: '127.0.0.1', PORT: String(api), WEB_ROOT: '' },
      address: `http://127.0.0.1:${api}/readyz`,
    },
    {
      app: 'console',
      command: [
        programOf('console', 'vite/bin/vite.js'),
        '--host',
        '127.0.0.1',
        '--port',
        String(console),
        '--strictPort',
      ],
      env,
      address: `http://127.0.0.1:${console}/console/`,
    },
    {
      app: 'mobile',
      command: [programOf('mobile', 'expo/bin/cli'), 'start', '--localhost', '--port', String(phone)],
      env: { ...env, EXPO_OFFLINE: '1', EXPO_NO_TELEMETRY: '1', NODE_ENV: 'development' },
      address: `http://127.0.0.1:${phone}/status`,
    },
  ];
  await Promise.all(
    services.map(({ app, command, env: settings, address }) => {
      const service = { name: app, command, cwd: join(ROOT, 'apps', app), env: settings };
      return keepRunning({ ...service, log: join(LOCAL, `${app}.log`) }, address);
    }),
  );
  return [
    ...['/v1', '/healthz', '/readyz'].map((prefix) => ({ prefix, port: api })),
    { prefix: '/console', port: console },
    { prefix: '/', port: phone },
  ];
}

/** `make dev`: the sources themselves, each change shown at once. */
async function main() {
  const env = await prepareStack(['apps/backend']);
  if (!env) return;
  const routes = await step(
    'servers',
    'starting',
    () => startServers(env),
    () => 'all three run',
  );
  await startDemo(env);
  const proxy = await startProxy(routes, env.HOST || '127.0.0.1', Number(env.PORT));
  atEnd(() => void proxy.close());
  const address = /** @type {string} */ (env.PUBLIC_URL);
  note({ address });
  console.log(`
BerthCare for development:

  ${address}/          the caregiver's app
  ${address}/console/  the office
  ${address}/v1        the API

Ctrl-C or make stop ends it. Logs: .local/{backend,console,mobile,demo}.log`);
}

await runMain(main);
