import { endRunning } from './run.mjs';

/** @type {(() => Promise<void> | void)[]} */
const cleanups = [];

/** @type {Promise<void> | undefined} */
let ending;

/** Whether the end has begun: what fails from then on fails because of it. */
export const isEnding = () => ending !== undefined;

/** @param {() => Promise<void> | void} cleanup run at the end, the newest first */
export function atEnd(cleanup) {
  cleanups.push(cleanup);
}

/** Ends everything that was started, once, whoever asks for it and how often. */
export function endAll() {
  ending ??= (async () => {
    endRunning();
    for (const cleanup of cleanups.reverse()) await cleanup();
  })();
  return ending;
}

/**
 * Ctrl-C, `make stop` and a closed terminal end everything in order.
 * @param {number} code to exit with
 */
export function endOnSignals(code) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (!isEnding()) console.log('\nStopping ...');
      void endAll().then(() => process.exit(code));
    });
  }
}
