import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { LOCAL, SEED } from './paths.mjs';
import { keepRunning } from './service.mjs';

/**
 * Lets the demo agency's phones live beside the server, or a quarter of an hour later the office would hear of nobody.
 * @param {Record<string, string>} env
 */
export function startDemo(env) {
  return keepRunning({ name: 'demo', command: [SEED, 'play'], cwd: ROOT, env, log: join(LOCAL, 'demo.log') });
}
