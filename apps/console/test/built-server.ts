import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '../../../tools/check/test-database';

const built = (file: string) => fileURLToPath(new URL(`../../backend/dist/${file}`, import.meta.url));

/** Everybody of the demo agency's office signs in with it. */
export const demoPassword = 'rideau-demo';

export interface BuiltServer {
  url: string;
  stop(): Promise<void>;
}

/** The product as it is shipped, over a database with the demo agency, on a free port of this machine. */
export async function startBuiltServer(database: TestDatabase, webRoot: string): Promise<BuiltServer> {
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-objects-'));
  const env = {
    NODE_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1',
    DATABASE_URL: database.apiUrl,
    AUTH_DATABASE_URL: database.authUrl,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    AUTH_SECRET: 'a secret for tests, long enough for the rule',
    DEMO_PASSWORD: demoPassword,
    WEB_ROOT: webRoot,
    STORAGE_FOLDER: folder,
  };
  const seed = run('seed.js', [], env);
  await once(seed.child, 'close');
  if (seed.child.exitCode !== 0) throw new Error(seed.output.join(''));
  const server = run('main.js', ['api'], env);
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.child.kill('SIGTERM');
      await once(server.child, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}

interface Running {
  child: ChildProcess;
  output: string[];
}

function run(file: string, args: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [built(file), ...args], { cwd: tmpdir(), env, stdio: 'pipe' });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  return { child, output };
}

/** The port in the line of the log that says it has started. */
function portOf({ child, output }: Running): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const line = output
        .join('')
        .split('\n')
        .find((text) => text.includes('"event":"started"'));
      if (line) resolve((JSON.parse(line) as { port: number }).port);
    };
    child.stdout?.on('data', look);
    child.once('close', () => reject(new Error(output.join(''))));
  });
}
