import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { delimiter, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { atExit } from './at-exit';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface ServerProcess {
  pid: number;
  stop(): Promise<void>;
}

interface Started {
  /** Script and arguments. */
  command: readonly string[];
  env: Record<string, string>;
  /** Answered with anything once it serves. */
  readyUrl: string;
  node?: string;
}

/** A server in a process of its own, with nothing of this process's environment. What it logs is thrown away. */
export async function startServer({ command, env, readyUrl, node }: Started): Promise<ServerProcess> {
  const typed = command[0]!.endsWith('.ts') ? ['--import', loader] : [];
  const child = spawn(node ?? process.execPath, [...typed, ...command], {
    env: {
      PATH: [dirname(node ?? process.execPath), process.env.PATH].join(delimiter),
      HOME: process.env.HOME ?? '',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const forget = atExit(() => child.kill('SIGTERM'));
  await ready(child, readyUrl);
  return {
    pid: child.pid!,
    async stop() {
      forget();
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(killing);
    },
  };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server for ${url} ended with ${child.exitCode}.`);
    if (await fetch(url).catch(() => null)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`Nobody answers at ${url} after a minute.`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
