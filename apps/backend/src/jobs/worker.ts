import type { Logger } from '../platform/logging/logger';
import type { Opened } from '../platform/opened';
import type { DatabaseAccess } from '../platform/postgres/access';
import { createPool } from '../platform/postgres/pool';
import { refuseOwner } from '../platform/postgres/privileges';
import { recognising } from '../platform/postgres/recognise';
import { postgresRecordStore } from '../platform/postgres/record-store';
import type { ObjectStore } from '../platform/storage/storage';
import { startKeepingJournal } from './keep-journal';
import { startKeepingPictures } from './keep-pictures';
import { startPruningJournal } from './prune-journal';
import { startRetrying } from './retry-held';
import { startSweeping } from './sweep';

/** Each job asks one thing after the other. */
const CONNECTIONS = 5;

/** Connects and begins to work. Throws PrivilegedLogin when the login has more rights than the API's may have. */
export async function openWorker(
  access: DatabaseAccess,
  storage: ObjectStore,
  log: Logger,
  { open }: Opened,
): Promise<void> {
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
  await open(
    () => startKeepingJournal({ db, storage }, log),
    (keeping) => keeping.stop(),
  );
  await open(
    () => startPruningJournal({ db, storage }, log),
    (pruning) => pruning.stop(),
  );
  // Nobody here can tell phones and consoles; they ask once a minute.
  const hint = () => undefined;
  await open(
    () => startKeepingPictures({ db, storage, hint, clock: Date.now }, log),
    (keeping) => keeping.stop(),
  );
  await open(
    () => startRetrying({ store: postgresRecordStore(db), log, now: Date.now, hint }),
    (retrying) => retrying.stop(),
  );
}
