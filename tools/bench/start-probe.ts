/** Milliseconds since the navigation began. */
export interface StartMoments {
  /** The page's own document was read. */
  document: number;
  /** The app's script was loaded and had run once. */
  script: number;
  /** The database worker gave its first answer: the database is open. */
  database: number;
  /** What was waited for is on the screen. */
  shown: number;
}

export interface StartProbe {
  moments: Promise<StartMoments>;
  /** How long a fixed piece of work takes here, ms: tells whether the slowing down is in force. */
  work(): number;
}

/** Runs in the page before the app. @param selector of what has to be on the screen */
export function watchStart(selector: string): void {
  let database = 0;
  const post = Reflect.get(Worker.prototype, 'postMessage') as (this: Worker, message: unknown) => void;
  Worker.prototype.postMessage = function (this: Worker, message: unknown) {
    if (database === 0)
      this.addEventListener('message', () => (database ||= performance.now()), { once: true });
    post.call(this, message);
  };
  const moments = new Promise<StartMoments>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      // After the next frame: not when it is in the page but when it was drawn.
      requestAnimationFrame(() =>
        setTimeout(() => {
          const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          const { responseEnd, domContentLoadedEventStart } = navigation!;
          const shown = performance.now();
          resolve({ document: responseEnd, script: domContentLoadedEventStart, database, shown });
        }),
      );
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  function work(): number {
    const since = performance.now();
    for (let i = 0, x = 1; i < 20_000_000; i += 1) x = (x * 31 + i) | 0;
    return performance.now() - since;
  }
  (globalThis as { start?: StartProbe }).start = { moments, work };
}
