import type { SyncRequest, SyncResponse } from '@berthcare/shared/sync/wire';
import type { Database } from './database';

/** Epoch milliseconds of the device's own clock, however wrong it is. */
export interface Clock {
  now(): number;
}

export interface Ids {
  uuid(): string;
}

/** Seals what a person wrote, so that the database file alone does not tell it. */
export interface Cipher {
  seal(plain: string): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<string>;
}

export type SendResult =
  | { kind: 'answered'; response: SyncResponse }
  /** No network, a broken line, a time-out, or an answer that is not ours: nothing is known of the request. */
  | { kind: 'offline' }
  /** The session has ended: somebody has to sign in again. */
  | { kind: 'signed_out' }
  /** The server refused the request as a whole (400 or 413). */
  | { kind: 'refused' }
  /** The server asks for time, in milliseconds. */
  | { kind: 'busy'; retryAfterMs: number };

export interface Transport {
  send(request: SyncRequest): Promise<SendResult>;
}

/** All that a device's engine needs of the platform it runs on. */
export interface Ports {
  db: Database;
  transport: Transport;
  cipher: Cipher;
  clock: Clock;
  ids: Ids;
}
