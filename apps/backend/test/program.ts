import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoginUrls } from '../../../tools/check/login-urls';
import { logLine } from '../src/platform/logging/log-line';
import { until } from './until';

const builder = new URL('../scripts/build.mjs', import.meta.url).href;

export interface Program {
  child: ChildProcess;
  /** Every line of standard output and standard error so far. */
  lines: string[];
  /** The exit code, once it has ended and all its output is read. */
  ended: Promise<number | null>;
}

/** The built backend, in a folder of its own: what is tested is what is shipped. */
export interface Programs {
  /**
   * Starts one as a process of its own, with nothing of this process's environment.
   * @param role what `main.js` is told; `seed` is the program that fills in the demo
   */
  start: (role: string, env: Record<string, string>, nodeOptions?: string[]) => Program;
  /** Ends, as a power cut does, what still runs. */
  endAll: () => Promise<void>;
  /** Ends all, and removes the build. */
  remove: () => Promise<void>;
}

export async function buildPrograms(): Promise<Programs> {
  const folder = join(mkdtempSync(join(tmpdir(), 'berthcare-')), 'dist');
  const { buildInto } = (await import(/* @vite-ignore */ builder)) as {
    buildInto: (dist: string) => Promise<void>;
  };
  await buildInto(folder);
  const started: Program[] = [];
  const endAll = async () => {
    const all = started.splice(0);
    all.forEach(({ child }) => child.kill('SIGKILL'));
    await Promise.all(all.map(({ ended }) => ended));
  };
  return {
    start: (role, env, nodeOptions = []) => {
      const program = startProgram(folder, role, env, nodeOptions);
      started.push(program);
      return program;
    },
    endAll,
    remove: async () => {
      await endAll();
      rmSync(dirname(folder), { recursive: true });
    },
  };
}

function startProgram(
  folder: string,
  role: string,
  env: Record<string, string>,
  nodeOptions: string[],
): Program {
  const program = role === 'seed' ? [join(folder, 'seed.js')] : [join(folder, 'main.js'), role];
  const child = spawn(process.execPath, [...nodeOptions, ...program], {
    cwd: tmpdir(),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr]) {
    let rest = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
    output.on('end', () => rest !== '' && lines.push(rest));
  }
  return { child, lines, ended: once(child, 'close').then(([code]) => code as number | null) };
}

const AUTH_SECRET = 'a secret for tests, long enough for the rule';

/** The clone's own: in the system's folder it would belong to whoever ran the tests first. */
const STORAGE_FOLDER = fileURLToPath(new URL('../../../.local/test-objects', import.meta.url));

/** What each role reads where a database is given by its addresses. */
export const environmentOf = ({ apiUrl, authUrl, ownerUrl }: LoginUrls) => ({
  api: {
    ...{ PORT: '0', PUBLIC_URL: 'http://127.0.0.1', TRUSTED_PROXIES: '1', AUTH_SECRET },
    ...{ DATABASE_URL: apiUrl, AUTH_DATABASE_URL: authUrl, STORAGE_FOLDER },
  },
  worker: { DATABASE_URL: apiUrl, STORAGE_FOLDER },
  migrate: { MIGRATION_DATABASE_URL: ownerUrl },
  seed: { MIGRATION_DATABASE_URL: ownerUrl, AUTH_SECRET, STORAGE_FOLDER },
});

/** Options of Node that make it run this code in the process, before the program. */
export const beside = (code: string): string[] => [
  '--import',
  `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`,
];

/** The same, when the process gets SIGUSR2: what nobody expects, at a time we choose. */
export const onSignal = (code: string): string[] => beside(`process.on('SIGUSR2', () => { ${code} })`);

/** The lines as objects; fails on one that is not as the log's contract says. */
export const parsed = ({ lines }: Program): Record<string, unknown>[] =>
  lines.map((line) => logLine.parse(JSON.parse(line)));

export const eventsOf = (program: Program) => parsed(program).map(({ event }) => event);

/** Waits until the program serves; answers its port. */
export function portOf(program: Program): Promise<number> {
  return until(() => {
    if (program.child.exitCode !== null) throw new Error(program.lines.join('\n'));
    return parsed(program).find(({ event }) => event === 'started')?.['port'] as number | undefined;
  });
}
