import { ConfigError } from './config/group';
import type { Faults } from './platform/faults/faults';
import type { Logger } from './platform/logging/logger';
import { PrivilegedLogin } from './platform/postgres/privileges';

/** sysexits' EX_CONFIG: starting again will not help, somebody must change something. */
const EXIT_CONFIG = 78;

/** Says why a program ends: to the log, and to whom faults are told. Sets the exit code. */
export async function endInFailure(log: Logger, faults: Faults, error: unknown): Promise<void> {
  process.exitCode = logEnding(log, error);
  faults.tell({ error, fatal: true });
  await faults.flush();
}

/** One line a wrong variable; answers the exit code. */
function logEnding(log: Logger, error: unknown): number {
  if (error instanceof ConfigError) {
    for (const { variable, problem } of error.problems) {
      log.fatal({ event: 'config', variable, problem }, `${variable} ${problem}`);
    }
    return EXIT_CONFIG;
  }
  log.fatal({ event: 'failed', error }, 'Ended by a failure');
  return error instanceof PrivilegedLogin ? EXIT_CONFIG : 1;
}
