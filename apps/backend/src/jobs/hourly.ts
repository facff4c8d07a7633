const HOUR_MS = 60 * 60 * 1000;

/** Works now and every hour, until it is stopped. `work` does not reject. */
export function startHourly(work: () => Promise<void>): { stop: () => Promise<void> } {
  let running = work();
  const timer = setInterval(() => {
    running = running.then(work);
  }, HOUR_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}
