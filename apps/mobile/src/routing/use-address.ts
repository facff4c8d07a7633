import { useMemo, useSyncExternalStore } from 'react';
import { addressAt, type Address } from './address';
import { history } from './history';

/** Where the app is. */
export function useAddress(): Address {
  const path = useSyncExternalStore(history.subscribe, history.path);
  return useMemo(() => addressAt(path), [path]);
}
