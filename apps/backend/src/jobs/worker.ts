import type { Logger } from '../platform/logging/logger';
import type { Opened } from '../platform/opened';
import type { DatabaseAccess } from '../platform/postgres/access';
import { createPool } from '../platform/postgres/pool';
import { refuseOwner } from '../platform/postgres/privileges';
import { recognising } from '../platform/postgres/recognise';
import { startSweeping } from './sweep';

/** A sweep is one statement. */
const CONNECTIONS = 1;

/** Connects and begins to work. Throws PrivilegedLogin when the login has more rights than the API's may have. */
export async function openWorker(access: DatabaseAccess, log: Logger, { open }: Opened): Promise<void> {
  const onIdleError = (error: Error) => log.warn({ event: 'postgres.lost', error }, 'A connection broke');
  const db = await open(
    () =>
      createPool({
        access,
        size: CONNECTIONS,
        name: 'berthcare-worker',
        onIdleError,
        onConnect: recognising(log),
      }),
    (pool) => pool.end(),
  );
  await refuseOwner(db);
  await open(
    () => startSweeping(db, log),
    (sweeping) => sweeping.stop(),
  );
}
