/** What was opened, and how to close it, in pairs: closing goes the other way round. */
export interface Opened {
  /** Opens something and remembers how it is closed. */
  open: <T>(make: () => T | Promise<T>, close: (it: T) => unknown) => Promise<T>;
  /** Closes everything, the last first; what fails to close does not keep the rest open. */
  closeAll: () => Promise<void>;
}

export function createOpened(): Opened {
  const closers: (() => unknown)[] = [];
  return {
    open: async (make, close) => {
      const it = await make();
      closers.unshift(() => close(it));
      return it;
    },
    closeAll: async () => {
      const failures: unknown[] = [];
      for (const close of closers.splice(0)) {
        await Promise.resolve(close()).catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Something could not be closed');
    },
  };
}
