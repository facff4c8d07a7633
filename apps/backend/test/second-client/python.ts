import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, 'main.py');
const specification = join(import.meta.dirname, '../../../../project-documentation/specs');

/** Whether this machine has Python 3.9 or newer; the suite of the second client says so when it has not. */
export const hasPython = (() => {
  try {
    const check = 'import sys, sqlite3; sys.exit(sys.version_info < (3, 9))';
    execFileSync('python3', ['-c', check], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

export interface PythonDevice {
  /** Has it do something, as `main.py` names it. Rejects with the name of the failure. */
  do: <T = unknown>(name: string, told?: Record<string, unknown>) => Promise<T>;
  /** Lets it end. */
  close: () => void;
}

/** The second client as a device of its own, with an empty database in memory. */
export function pythonDevice(url: string): PythonDevice {
  const words = ['-B', program, url, ':memory:', specification];
  const child = spawn('python3', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    do: async <T>(name: string, told: Record<string, unknown> = {}) => {
      child.stdin.write(`${JSON.stringify({ do: name, ...told })}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('The second client has ended.');
      const { did, failed } = JSON.parse(value) as { did: T; failed?: string };
      if (failed !== undefined) throw new Error(failed);
      return did;
    },
    close: () => child.stdin.end(),
  };
}
