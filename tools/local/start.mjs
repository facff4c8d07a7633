import { ROOT } from '../workspace.mjs';
import { startDemo } from './demo.mjs';
import { runMain } from './fail.mjs';
import { API_LOG, SERVER } from './paths.mjs';
import { step } from './progress.mjs';
import { note } from './running.mjs';
import { keepRunning } from './service.mjs';
import { prepareStack } from './stack.mjs';
import { welcome } from './welcome.mjs';

/** `make start`: everything, from a bare checkout to addresses one can open. */
async function main() {
  const since = performance.now();
  const env = await prepareStack();
  if (!env) return;
  await step(
    'server',
    'starting',
    () => {
      const server = { name: 'server', command: [SERVER, 'api'], cwd: ROOT, env, log: API_LOG };
      return keepRunning(server, `http://127.0.0.1:${env.PORT}/readyz`);
    },
    () => `listens on port ${env.PORT}`,
  );
  await startDemo(env);
  note({ address: /** @type {string} */ (env.PUBLIC_URL) });
  console.log(welcome(env, performance.now() - since));
}

await runMain(main);
