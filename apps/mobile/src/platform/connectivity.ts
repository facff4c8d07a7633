/**
 * What the device believes of its network. It is a hint: for when to try, and for what to say before somebody tries. "Online"
 * may be a hotel's sign-in page, and a device that is "offline" may reach the server through a tunnel. Whether the office is
 * reached, only an exchange with the server tells.
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
