import { basePath } from '../config/base-path';
import { TAKE_OVER } from './app-update-message';

/** A takeover takes milliseconds; a browser that forgets to finish it must not keep the app from starting. */
const TAKEOVER_LIMIT_MS = 3_000;
const CHECK_EVERY_MS = 60 * 60_000;

/**
 * Keeps the app on the device, so that it starts without a network, and looks for a newer version now and whenever
 * the person comes back after an hour. What it finds is downloaded and waits: see `applyWaitingUpdate`.
 * Does nothing where there is no service worker (plain HTTP, the development server).
 */
export async function keepInstalled(): Promise<void> {
  if (!navigator.serviceWorker || !basePath) return;
  const registration = await register().catch(() => null);
  // Refused (a private window, full storage) or not reached: the app works on, and asks again at its next start.
  if (!registration) return;
  let lastCheck = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lastCheck < CHECK_EVERY_MS) return;
    lastCheck = Date.now();
    registration.update().catch(() => undefined);
  });
}

function register(): Promise<ServiceWorkerRegistration> {
  const options = { scope: `${basePath}/`, updateViaCache: 'none' } as const;
  return navigator.serviceWorker.register(`${basePath}/service-worker.js`, options);
}

/**
 * Changes to a newer version that waits on the device, if there is one: the page is then loaded anew and this
 * never resolves. To be called by the tab that has its turn, before it opens the database or shows anything.
 */
export async function applyWaitingUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(`${basePath}/`);
  const waiting = registration?.waiting;
  if (waiting ? await takesOver(waiting) : overtaken) {
    location.reload();
    await new Promise<never>(() => undefined);
  }
}

/** Another tab changed to a newer version while this one, loaded before, was waiting for its turn. */
let overtaken = false;
if (typeof navigator !== 'undefined')
  navigator.serviceWorker?.addEventListener('controllerchange', () => (overtaken = true));

function takesOver(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), TAKEOVER_LIMIT_MS);
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(true);
    });
    worker.postMessage(TAKE_OVER);
  });
}
