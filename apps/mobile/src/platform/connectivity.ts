/**
 * What the device believes of its network. It is a hint for when to try, never a fact to show as such: "online"
 * may be a hotel's sign-in page. Only an exchange with the server tells.
 */
export interface Connectivity {
  online(): boolean;
  /** Calls back at each change; returns how to stop. */
  subscribe(listener: (online: boolean) => void): () => void;
}

export function connectivity(): Connectivity {
  return {
    online: () => navigator.onLine,
    subscribe(listener) {
      const changed = () => listener(navigator.onLine);
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
  };
}
