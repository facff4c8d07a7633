import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Holds files locked (flock) while the work goes on: on a machine that others use too, they can wait for the same locks.
 * @param files in an order that everybody keeps to
 */
export async function whileLocked<T>(files: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...others] = files;
  if (first === undefined) return work();
  // It says a word once it has the lock, and gives it back when its input ends.
  const holder = spawn('flock', [first, 'sh', '-c', 'echo locked; cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
  if (holder.exitCode !== null) throw new Error(`${first} cannot be locked.`);
  try {
    return await whileLocked(others, work);
  } finally {
    holder.stdin.end();
    await once(holder, 'exit');
  }
}
