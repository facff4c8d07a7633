import type { SyncState } from '@berthcare/sync-client/scheduler';
import type { SyncView } from './sync-view';

type Network = SyncView['network'];

const networks = { connected: 'connected', offline: 'offline', signed_out: 'signed-out' } as const;

/** How the last exchange ended: while the next one is under way, nothing newer is known. */
export const networkAfter = (kind: SyncState['kind'], before: Network): Network =>
  kind in networks ? networks[kind as keyof typeof networks] : before;

/** Only an exchange tells that there is a network; that there is none any more, the device knows before the next one. */
export const networkShown = (heard: Network, online: boolean): Network =>
  heard === 'connected' && !online ? 'offline' : heard;
