import { useSyncExternalStore } from 'react';

let ahead = 0;

/** Takes over the server's clock: this computer's own may be wrong. `serverNow` in epoch milliseconds. */
export function setServerNow(serverNow: number): void {
  ahead = serverNow - Date.now();
}

/** An instant of this computer's clock as the server's clock tells it, epoch milliseconds. */
export const inServerTime = (local: number): number => local + ahead;

/** The server's clock as well as it is known, epoch milliseconds. */
export const serverNow = (): number => inServerTime(Date.now());

const TICK = 5_000;

/** The time in whole steps of `step` ms, so that a component draws again only when it shows another. */
export function useNow(step: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(serverNow() / step) * step);
}

function subscribe(notify: () => void): () => void {
  const timer = setInterval(notify, TICK);
  return () => clearInterval(timer);
}
