import { addNetworkStateListener, getNetworkStateAsync } from 'expo-network';
import type { Connectivity } from './connectivity';

/** Says "online" until the phone has answered for the first time: a try that fails costs less than one not made. */
export function connectivity(): Connectivity {
  let online = true;
  const listeners = new Set<(online: boolean) => void>();
  const learn = ({ isConnected }: { isConnected?: boolean }) => {
    const before = online;
    online = isConnected !== false;
    if (online !== before) listeners.forEach((listener) => listener(online));
  };
  addNetworkStateListener(learn);
  void getNetworkStateAsync().then(learn, () => undefined);
  return {
    online: () => online,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
