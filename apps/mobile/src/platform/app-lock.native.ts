import type { AppLock } from './app-lock';

/** A phone runs the app once. */
export function acquireAppLock(): AppLock {
  return { waiting: Promise.resolve(false), held: Promise.resolve() };
}
