import { readdirSync, readFileSync } from 'node:fs';

const NANOSECONDS = 1e6;
/** Of the clock that /proc/<pid>/stat counts in (USER_HZ); Linux has 100 on every machine this runs on. */
const TICK_MS = 10;

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process or the thread has ended.
    return null;
  }
};

/** Milliseconds that a process's threads have had on a processor, to the nanosecond (Linux: /proc/<pid>/schedstat). */
function ownTime(pid: number): number {
  const threads = read(`/proc/${pid}/stat`) === null ? [] : readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => {
    const stat = read(`/proc/${pid}/task/${thread}/schedstat`);
    return sum + (stat === null ? 0 : Number(stat.split(' ')[0]) / NANOSECONDS);
  }, 0);
}

/** Milliseconds of its children that have ended, in whole ticks. */
function endedChildren(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return 0;
  // The name, in brackets, may hold anything: the fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

const childrenOf = (pid: number): number[] =>
  (read(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter(Boolean).map(Number);

/** Processor time of a process and of everything it has started, in milliseconds. */
export function processorTime(pid: number): number {
  const below = childrenOf(pid).reduce((sum, child) => sum + processorTime(child), 0);
  return ownTime(pid) + endedChildren(pid) + below;
}

export const processorTimes = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + processorTime(pid), 0);
