import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { readSeedConfig } from '../src/config/config';
import { ConfigError } from '../src/config/group';
import { endInFailure } from '../src/ending';
import { codeHasher } from '../src/features/devices';
import type { Faults } from '../src/platform/faults/faults';
import { reportFaults } from '../src/platform/faults/report-faults';
import type { Logger } from '../src/platform/logging/logger';
import { databaseAt } from '../src/platform/postgres/access';
import { createPool } from '../src/platform/postgres/pool';
import { openStore } from '../src/platform/storage/open';
import { bringUpDemo, type DemoOptions } from './demo';
import { playPhones } from './play';
import { MINUTE } from './time';

type Work = (pool: Pool, options: () => DemoOptions, log: Logger) => Promise<void>;

/** Fills in the demo agency, or brings it up to today. */
const seed: Work = async (pool, options, log) => {
  const written = await bringUpDemo(pool, options());
  log.info({ event: 'seeded', written }, 'The demo agency is up to date');
};

/** Lets the demo's phones live until it is told to stop. What fails once may succeed a minute later. */
const play: Work = async (pool, options, log) => {
  const told = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => told.abort());
  while (!told.signal.aborted) {
    await playPhones(pool, options()).catch((error: unknown) =>
      log.warn({ event: 'play.failed', error }, 'The demo phones did nothing this time'),
    );
    await setTimeout(MINUTE, undefined, { signal: told.signal }).catch(() => undefined);
  }
};

const works: Record<string, Work> = { seed, play };

/** Runs one of the demo's works; sets the exit code when it ends in failure. */
export async function run(name: string, log: Logger, faults: Faults): Promise<void> {
  const work = works[name];
  try {
    if (work === undefined) {
      throw new ConfigError([
        { variable: 'work', problem: `must be one of ${Object.keys(works).join(', ')}` },
      ]);
    }
    await withDatabase(work, log, faults);
  } catch (error) {
    await endInFailure(log, faults, error);
  }
}

async function withDatabase(work: Work, log: Logger, faults: Faults): Promise<void> {
  const { demo, reporting, secrets, storage } = readSeedConfig();
  await reportFaults(reporting, faults);
  const pool = createPool({
    ...{ access: databaseAt(secrets.ownerUrl), size: 1, name: 'berthcare-seed' },
    onIdleError: (error) => log.warn({ event: 'postgres.lost', error }, 'The connection broke'),
  });
  try {
    const { password } = demo;
    const hashOf = codeHasher(demo.authSecret);
    const objects = await openStore(storage);
    await work(pool, () => ({ now: Date.now(), password, hashOf, objects }), log);
  } finally {
    await pool.end();
  }
}
