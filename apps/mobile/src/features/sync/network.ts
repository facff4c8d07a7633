import type { SyncState } from '@berthcare/sync-client/scheduler';
import type { SyncView } from './sync-view';

type Network = SyncView['network'];

/** What is said of the network, and what it was last heard from. */
export interface Heard {
  network: Network;
  /** Each exchange enters a state of its own, so that two that end alike are still two. */
  state: SyncState;
  /** The device's hint. */
  online: boolean;
}

export const nothingHeard: Heard = { network: 'starting', state: { kind: 'resting' }, online: true };

const networks = { connected: 'connected', offline: 'offline', signed_out: 'signed-out' } as const;

/** How the last exchange ended: while the next one is under way, nothing newer is known. */
const networkAfter = (kind: SyncState['kind'], before: Network): Network =>
  kind in networks ? networks[kind as keyof typeof networks] : before;

/**
 * Only an exchange tells that there is a network, also where the device believes in none (a tunnel, its own server). That the
 * network went, the device knows first: it counts once, and the next exchange that ends decides again.
 */
export function heardAfter(before: Heard, state: SyncState, online: boolean): Heard {
  if (state === before.state && online === before.online) return before;
  const network = state === before.state ? before.network : networkAfter(state.kind, before.network);
  const went = before.online && !online;
  return { network: went && network === 'connected' ? 'offline' : network, state, online };
}
