import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freshDatabase, type TestDatabase } from '../check/test-database';
import { demoEnvironment, program } from './demo-environment';
import { demoDay, seedDemo } from './seed-demo';

/** The product as built, with the demo agency, on a database of its own. */
export interface DemoServer {
  url: string;
  database: TestDatabase;
  /** Ends the process as a power cut does. */
  kill(): Promise<void>;
  /** Starts it, at the same address. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** @param settings besides those that the demo needs */
export async function demoServer(settings: Record<string, string> = {}): Promise<DemoServer> {
  const { template, objects, day } = inject('demo');
  // Midnight may have passed since the run began: yesterday's demo has no visits today.
  const isToday = day === demoDay();
  const database = await freshDatabase(isToday ? template : inject('postgres').template);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-objects-'));
  if (isToday) cpSync(objects, folder, { recursive: true });
  const url = `http://localhost:${port}`;
  const env = {
    ...demoEnvironment(database, folder),
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    WEB_ROOT: inject('webRoot'),
    ...settings,
  };
  if (!isToday) await seedDemo(demoEnvironment(database, folder));

  let server: ChildProcess | null = null;
  const kill = async () => {
    if (!server) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    server = null;
  };
  return {
    url,
    database,
    kill,
    async start() {
      server = spawn(process.execPath, [program('main.js'), 'api'], {
        env,
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      await ready(url);
    },
    async remove() {
      await kill();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not become ready in 30 s.');
}
