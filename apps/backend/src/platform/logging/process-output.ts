import type { Faults } from '../faults/faults';
import { describeError } from './describe-error';
import type { Logger } from './logger';

/**
 * Everything this process could say by itself becomes a line of the log: an exception nobody caught, a
 * rejection nobody handled (both end the process with code 1), a warning of Node's, and whatever a library
 * prints. The log itself writes past these streams (see logger.ts).
 */
export function logProcessOutput(log: Logger, faults: Faults): void {
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ event: 'crash', origin, error }, 'An error that nobody caught ended the process');
    faults.tell({ error, fatal: true });
    // Without a listener it ends at once.
    void faults.flush().finally(() => process.exit(1));
  });
  // Node's own listener prints plain text.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ event: 'warning', error: warning }, 'A warning of Node'));
  for (const stream of ['stdout', 'stderr'] as const) logPrinting(log, stream);
}

/** The text is left out: nobody knows what a library quotes. Where it was printed is said instead. */
function logPrinting(log: Logger, stream: 'stdout' | 'stderr'): void {
  process[stream].write = (_text: unknown, ...rest: unknown[]) => {
    const { stack = '' } = describeError(new Error());
    log.warn({ event: 'output', stream, stack }, 'Something was printed');
    const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
    if (done) process.nextTick(done);
    return true;
  };
}
