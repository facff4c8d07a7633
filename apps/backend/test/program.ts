import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logLine } from '../src/platform/logging/log-line';
import { until } from './until';

const builder = new URL('../scripts/build.mjs', import.meta.url).href;

/** The built backend, in a folder of its own: what is tested is what is shipped. */
export async function buildProgram(): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'berthcare-')), 'dist');
  const { buildInto } = (await import(/* @vite-ignore */ builder)) as {
    buildInto: (dist: string) => Promise<void>;
  };
  await buildInto(folder);
  return folder;
}

export interface Program {
  child: ChildProcess;
  /** Every line of standard output and standard error so far. */
  lines: string[];
  /** The exit code, once it has ended and all its output is read. */
  ended: Promise<number | null>;
}

/**
 * A built backend as a process of its own, with nothing of this process's environment.
 * @param role what `main.js` is told; `seed` is the program that fills in the demo
 */
export function startProgram(
  folder: string,
  role: string,
  env: Record<string, string>,
  nodeOptions: string[] = [],
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

/** The lines as objects; fails on one that is not as the log's contract says. */
export const parsed = ({ lines }: Program): Record<string, unknown>[] =>
  lines.map((line) => logLine.parse(JSON.parse(line)));

/** Waits until the program serves; answers its port. */
export function portOf(program: Program): Promise<number> {
  return until(() => {
    if (program.child.exitCode !== null) throw new Error(program.lines.join('\n'));
    return parsed(program).find(({ event }) => event === 'started')?.['port'] as number | undefined;
  });
}
