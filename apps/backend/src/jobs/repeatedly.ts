export const MINUTE_MS = 60 * 1000;
export const HOUR_MS = 60 * MINUTE_MS;

/** Work that repeats until it is stopped. */
export interface Repeating {
  /** Resolves when what is under way has ended. */
  stop: () => Promise<void>;
}

/** Runs now and so many milliseconds after each end; `work` answers for its own failures. */
export function repeatedly(work: () => Promise<void>, pauseMs: number): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void>;
  const run = () => {
    running = work().then(() => {
      if (stopped) return;
      timer = setTimeout(run, pauseMs);
      timer.unref();
    });
  };
  run();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
