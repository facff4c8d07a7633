import type { ClientBase } from 'pg';
import type { Logger } from '../logging/logger';
import { isNeverMigrated } from './never-migrated';

/**
 * known: the server that the epoch began on. restored: another one, and a new epoch has begun. untold: the host does not
 * say which it is. unmigrated: the database cannot know yet.
 */
export type Recognised = 'known' | 'restored' | 'untold' | 'unmigrated';

/** Begins a new epoch where the database is on another server than it was: it was restored, or moved. */
export async function recogniseServer(client: ClientBase): Promise<Recognised> {
  try {
    const { rows } = await client.query<{ recognised: Recognised }>(
      'select app.recognise_server() as recognised',
    );
    return rows[0]!.recognised;
  } catch (error) {
    if (isNeverMigrated(error)) return 'unmigrated';
    throw error;
  }
}

/** What a pool does first on each new connection, so that nothing is served or written before a new epoch has begun. */
export const recognising = (log: Logger) => async (client: ClientBase) => {
  const recognised = await recogniseServer(client);
  if (recognised === 'restored') logEpoch(log);
};

export const logEpoch = (log: Logger): void =>
  log.warn({ event: 'epoch.begun' }, 'The database was restored or moved: a new epoch has begun');
