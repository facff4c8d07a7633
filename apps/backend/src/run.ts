import { readApiConfig, readMigrateConfig, readRotateConfig, readWorkerConfig } from './config/config';
import { ConfigError } from './config/group';
import { createContext } from './context';
import { endInFailure } from './ending';
import { serve } from './http/server';
import { openWorker } from './jobs/worker';
import type { Faults } from './platform/faults/faults';
import { reportFaults } from './platform/faults/report-faults';
import type { Logger } from './platform/logging/logger';
import { createOpened } from './platform/opened';
import { migrate } from './platform/postgres/migrate';
import { logEpoch } from './platform/postgres/recognise';
import { openStore } from './platform/storage/open';
import { openMigrationAccess, openWorkerAccess } from './platform/secrets/access';
import { rotate } from './rotation/rotate';

type Role = (log: Logger, faults: Faults) => Promise<void>;

/** Serves until it is told to stop. */
const api: Role = async (log, faults) => {
  const config = readApiConfig();
  log.level = config.logging.level;
  await reportFaults(config.reporting, faults);
  const context = await createContext({ config, log, faults });
  const { host, port } = config.http;
  const server = await serve(context.app, host, port).catch(async (error: unknown) => {
    await context.close();
    throw error;
  });
  // Before it says so: whoever reads that may tell it to stop.
  const told = nextSignal();
  log.info({ event: 'started', port: server.port }, 'Serving');

  const signal = await told;
  log.info({ event: 'stopping', signal }, 'Taking no new requests');
  await server.stop(context.streams.closeAll);
  await context.close();
  log.info({ event: 'stopped' }, 'Stopped');
};

/** Brings the database up to date and ends. */
const migrateRole: Role = async (log, faults) => {
  const config = readMigrateConfig();
  log.level = config.logging.level;
  await reportFaults(config.reporting, faults);
  const { owner, logins } = await openMigrationAccess(config.secrets, log);
  if ((await migrate(owner, logins && [logins.api, logins.auth])) === 'restored') logEpoch(log);
  log.info({ event: 'migrated' }, 'The database is up to date');
};

/** Does what no request asks for, every hour, until it is told to stop. The API's processes do the same beside their work. */
const worker: Role = async (log, faults) => {
  const config = readWorkerConfig();
  log.level = config.logging.level;
  await reportFaults(config.reporting, faults);
  const opened = createOpened();
  try {
    const access = await openWorkerAccess(config.secrets, log);
    await openWorker(access, await openStore(config.storage), log, opened);
    const told = nextSignal();
    log.info({ event: 'started' }, 'Working');
    const signal = await told;
    log.info({ event: 'stopping', signal }, 'Ending what has begun');
  } finally {
    await opened.closeAll();
  }
  log.info({ event: 'stopped' }, 'Stopped');
};

/** Replaces the token of Redis and the logins of the database, and ends. */
const rotateRole: Role = async (log, faults) => {
  const config = readRotateConfig();
  log.level = config.logging.level;
  await reportFaults(config.reporting, faults);
  await rotate(config.secrets, log);
};

const roles: Record<string, Role> = { api, migrate: migrateRole, worker, rotate: rotateRole };

/** Runs a role; sets the exit code when it ends in failure. */
export async function run(name: string, log: Logger, faults: Faults): Promise<void> {
  const role = roles[name];
  try {
    if (role === undefined) {
      throw new ConfigError([
        { variable: 'role', problem: `must be one of ${Object.keys(roles).join(', ')}` },
      ]);
    }
    await role(log, faults);
  } catch (error) {
    await endInFailure(log, faults, error);
  }
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
}
