import { readSeedConfig } from '../src/config/config';
import { ConfigError } from '../src/config/group';
import { codeHasher } from '../src/features/devices';
import { createLogger, type Logger } from '../src/platform/logging/logger';
import { createPool } from '../src/platform/postgres/pool';
import { bringUpDemo } from './demo';

/** sysexits' EX_CONFIG: starting again will not help, somebody must change something. */
const EXIT_CONFIG = 78;

/** Fills in the demo agency, or brings it up to today. */
async function seed(log: Logger): Promise<void> {
  const { demo, secrets } = readSeedConfig();
  const pool = createPool({
    ...{ url: secrets.ownerUrl, size: 1, name: 'berthcare-seed' },
    onIdleError: (error) => log.warn({ event: 'connection.lost', error }, 'The connection broke'),
  });
  try {
    const written = await bringUpDemo(pool, {
      now: Date.now(),
      password: demo.password,
      hashOf: codeHasher(demo.authSecret),
    });
    log.info({ event: 'seeded', written }, 'The demo agency is up to date');
  } finally {
    await pool.end();
  }
}

const log = createLogger({ level: 'info', role: 'seed' });
try {
  await seed(log);
} catch (error) {
  if (error instanceof ConfigError) {
    for (const { variable, problem } of error.problems) {
      log.fatal({ event: 'config', variable, problem }, `${variable} ${problem}`);
    }
    process.exitCode = EXIT_CONFIG;
  } else {
    log.fatal({ event: 'failed', error }, 'Ended by a failure');
    process.exitCode = 1;
  }
}
