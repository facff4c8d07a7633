import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** A Node program of the run. */
export interface Running {
  child: ChildProcess;
  /** Resolves when it has ended; `expected`: we killed it, or told it to. */
  ended: Promise<{ expected: boolean; how: string }>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** It may end from here on. */
  expectEnd(): void;
}

const running = new Set<ChildProcess>();
// Whatever ends us, Ctrl-C included, ends them.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** @param log the file that its output is added to */
export function start(program: readonly string[], env: Record<string, string>, log: string): Running {
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [...program], { env, stdio: ['ignore', output, output, 'ipc'] });
  closeSync(output);
  running.add(child);
  let expected = false;
  const ended = once(child, 'exit').then(([code, signal]) => {
    running.delete(child);
    return { expected, how: `${code ?? signal}` };
  });
  return {
    child,
    ended,
    expectEnd: () => (expected = true),
    kill: async () => {
      expected = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Kills a process with all its children at once. */
export function killTree(pid: number): void {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const children = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child!);
  for (const one of [pid, ...children]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It ended between the look and the kill.
    }
  }
}
