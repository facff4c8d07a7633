import type { Logger } from '../platform/logging/logger';
import { retry } from '../sync/retry';
import type { HeldWork, RecordStore } from '../sync/store';
import { MINUTE_MS, repeatedly, type Repeating } from './repeatedly';

export interface Retrying {
  store: RecordStore;
  log: Logger;
  /** Epoch milliseconds. */
  now: () => number;
  /** Tells who listens that there is news of streams. */
  hint: (streams: readonly string[]) => void;
}

/** Tries all held work again that is due at `at`; all there is, where that is null. */
export async function retryHeld(retrying: Retrying, at: number | null): Promise<void> {
  const { store, log } = retrying;
  try {
    for (const work of await store.heldWork(at)) await retryOne(retrying, work);
  } catch (error) {
    log.warn({ event: 'retry.failed', error }, 'Held work could not be looked for');
  }
}

/** One that fails leaves the others theirs. */
async function retryOne({ store, log, now, hint }: Retrying, work: HeldWork): Promise<void> {
  try {
    const { settled, left } = await retry(store, work, now());
    if (settled > 0) hint([work.stream]);
    if (settled > 0) log.info({ event: 'retried', settled, left }, 'Held commands have another outcome');
    else if (left > 0) log.debug({ event: 'retried', settled, left }, 'Held commands are still held');
  } catch (error) {
    log.warn({ event: 'retry.failed', error }, 'Held commands were not tried again');
  }
}

/**
 * Tries held work again: all of it at the start, which may be a new build's, then every minute what is due. Every
 * process may; one of them tries each.
 */
export function startRetrying(retrying: Retrying): Repeating {
  let first = true;
  const run = () => {
    const at = first ? null : retrying.now();
    first = false;
    return retryHeld(retrying, at);
  };
  return repeatedly(run, MINUTE_MS);
}
