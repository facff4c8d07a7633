import type { LeaseState } from '@berthcare/sync-client/lease';
import { createContext, useContext, type ReactNode } from 'react';

/** What is true between this phone and the office. Instants are epoch milliseconds. */
export interface SyncView {
  network: 'starting' | 'connected' | 'offline' | 'signed-out';
  /** Visits with something the office has not answered. */
  visitsWaiting: number;
  /** Photos of visits that the office has answered, and whose pictures it does not have. */
  photosWaiting: number;
  /** Entries the office has to decide about. */
  attention: number;
  /** When the office last answered. */
  heardAt: number | null;
  /** How long the records stay on this phone without the office; null before that is read. */
  lease: LeaseState | null;
}

/** Before the first answer of the phone's own database. */
export const nothingKnown: SyncView = {
  network: 'starting',
  visitsWaiting: 0,
  photosWaiting: 0,
  attention: 0,
  heardAt: null,
  lease: null,
};

const SyncContext = createContext(nothingKnown);

export function SyncProvider({ value, children }: { value: SyncView; children: ReactNode }) {
  return <SyncContext value={value}>{children}</SyncContext>;
}

export const useSync = (): SyncView => useContext(SyncContext);
