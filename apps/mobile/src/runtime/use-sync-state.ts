import { useSyncExternalStore } from 'react';
import type { SyncState } from '@berthcare/sync-client/scheduler';
import { useApp } from './runtime-context';

/** Where the exchange with the office stands. */
export function useSyncState(): SyncState {
  const { scheduler } = useApp();
  return useSyncExternalStore(scheduler.subscribe, () => scheduler.state);
}
