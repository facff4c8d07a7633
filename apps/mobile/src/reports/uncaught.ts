/** Calls back with every error that nobody caught, and every rejection that nobody handled. */
export function onUncaught(listener: (thrown: unknown) => void): void {
  addEventListener('error', (event) => listener(event.error));
  addEventListener('unhandledrejection', (event) => listener(event.reason));
}
