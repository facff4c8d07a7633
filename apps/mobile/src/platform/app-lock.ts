import { applyWaitingUpdate } from './app-update';

const LOCK_NAME = 'berthcare.app';

/** The right to open the database: one tab at a time has it. */
export interface AppLock {
  /** Resolves to true as soon as it is known that another tab has the app, and to false once this one has. */
  waiting: Promise<boolean>;
  /**
   * Resolves when this tab's turn has come and it runs the newest version on the device. It keeps the lock until it
   * is closed or killed.
   */
  held: Promise<void>;
}

const scope = globalThis as { berthcareLock?: AppLock };

/**
 * Asks for the app, once a page, and queues behind the tabs that asked before. A closed or killed tab's lock passes
 * on by itself. Where the browser has no locks it has no durable files either: the turn comes at once, and opening
 * the database says what is missing.
 */
export function acquireAppLock(): AppLock {
  // Not a variable of this file: the page's first script asks, and the app, bundled apart, finds the answer.
  return (scope.berthcareLock ??= askForLock());
}

function askForLock(): AppLock {
  const { locks } = navigator;
  if (!locks) return { waiting: Promise.resolve(false), held: Promise.resolve() };
  const waiting = hold(locks, { ifAvailable: true }).then((got) => !got);
  const held = waiting.then(async (mustWait) => {
    if (mustWait) await hold(locks, {});
    await applyWaitingUpdate();
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
