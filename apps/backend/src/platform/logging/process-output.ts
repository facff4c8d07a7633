import type { Logger } from './logger';

/**
 * Everything this process could say by itself becomes a line of the log: an exception nobody caught, a
 * rejection nobody handled (both end the process with code 1), a warning of Node's.
 */
export function logProcessOutput(log: Logger): void {
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ event: 'crash', origin, error }, 'An error that nobody caught ended the process');
    process.exit(1);
  });
  // Node's own listener prints plain text.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ event: 'warning', error: warning }, 'A warning of Node'));
}
