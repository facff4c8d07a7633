import { useSyncExternalStore } from 'react';
import { connectivity } from '../platform/connectivity';

const network = connectivity();

/** What the device believes of its network. */
export const useOnline = (): boolean => useSyncExternalStore(network.subscribe, network.online);
