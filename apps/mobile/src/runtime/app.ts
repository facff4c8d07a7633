import type { Device } from '@berthcare/sync-client/device';
import type { Photos } from '@berthcare/sync-client/photos/photos';
import type { Scheduler } from '@berthcare/sync-client/scheduler';
import type { Account } from '../session/account';
import type { Persistence } from '../platform/persistence';

/** All that the screens need, once the phone is somebody's. */
export interface App {
  account: Account;
  device: Device;
  /** Null where the platform keeps no pictures. */
  photos: Photos | null;
  scheduler: Scheduler;
  /** Whether the system may throw the phone's data away when room runs short; null until it has answered. */
  persistence(): Persistence | null;
  /** Resolves when there is something on the screen: what is not needed for that waits until then. */
  shown: Promise<void>;
  /** A screen has read what it shows. */
  show(): void;
  /** Takes the phone from its person; resolves when it is nobody's and asks who comes. Rejects where it stays theirs. */
  signOut(): Promise<void>;
}
