const LOCK_NAME = 'berthcare.app';

/** The right to open the database: one tab at a time has it. */
export interface AppLock {
  /** Resolves to true as soon as it is known that another tab has the app, and to false once this one has. */
  waiting: Promise<boolean>;
  /** Resolves when this tab's turn has come. It then keeps the lock until it is closed or killed. */
  held: Promise<void>;
}

/**
 * Asks for the app, and queues behind the tabs that asked before. A closed or killed tab's lock passes on by
 * itself. Where the browser has no locks it has no durable files either: the turn comes at once and opening the
 * database says what is missing.
 */
export function acquireAppLock(): AppLock {
  if (!navigator.locks) return { waiting: Promise.resolve(false), held: Promise.resolve() };
  const { locks } = navigator;
  const waiting = hold(locks, { ifAvailable: true }).then((got) => !got);
  const held = waiting.then(async (mustWait) => {
    if (mustWait) await hold(locks, {});
  });
  return { waiting, held };
}

/** Resolves to whether the lock was granted; a granted one is kept for as long as the page lives. */
function hold(locks: LockManager, options: LockOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    locks
      .request(LOCK_NAME, options, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<never>(() => undefined) : undefined;
      })
      .catch(reject);
  });
}
