import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';

/** What a start leaves behind, outside version control. */
export const LOCAL = join(ROOT, '.local');

/** Who runs now, and where. */
export const RUNNING_FILE = join(LOCAL, 'running.json');
export const PORTS_FILE = join(LOCAL, 'ports.json');
export const API_LOG = join(LOCAL, 'api.log');
export const WEB_ROOT = join(LOCAL, 'web');
export const ENV_FILE = join(ROOT, '.env');
export const ENV_EXAMPLE = join(ROOT, '.env.example');

export const SERVER = join(ROOT, 'apps', 'backend', 'dist', 'main.js');
export const SEED = join(ROOT, 'apps', 'backend', 'dist', 'seed.js');
