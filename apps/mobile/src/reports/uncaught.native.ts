interface Engine {
  ErrorUtils: {
    getGlobalHandler: () => (error: unknown, isFatal?: boolean) => void;
    setGlobalHandler: (handler: (error: unknown, isFatal?: boolean) => void) => void;
  };
  HermesInternal?: {
    enablePromiseRejectionTracker?: (options: {
      allRejections: boolean;
      onUnhandled: (id: number, thrown: unknown) => void;
    }) => void;
  };
}

/** Calls back with every error that nobody caught, and every rejection that nobody handled. */
export function onUncaught(listener: (thrown: unknown) => void): void {
  const { ErrorUtils, HermesInternal } = globalThis as unknown as Engine;
  const handle = ErrorUtils.getGlobalHandler();
  ErrorUtils.setGlobalHandler((error, isFatal) => {
    listener(error);
    handle(error, isFatal);
  });
  HermesInternal?.enablePromiseRejectionTracker?.({
    allRejections: true,
    onUnhandled: (_id, thrown) => listener(thrown),
  });
}
