import type { Seal } from '@berthcare/shared/sync/sealed-box';
import type { PushRequest, PushResponse, SyncRequest, SyncResponse } from '@berthcare/shared/sync/wire';
import type { Database } from './database';
import type { AnyGiven } from './given';

/** Epoch milliseconds of the device's own clock, however wrong it is. */
export interface Clock {
  now(): number;
  /** Milliseconds for which the app has run, where the platform can tell: nobody can set them. */
  running?(): number;
}

export interface Ids {
  uuid(): string;
}

/** Seals what a person wrote, so that the database file alone does not tell it. */
export interface Cipher {
  seal(plain: string): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<string>;
}

/** Begins sealing to the office's public key what this device may no longer read. */
export type Sealer = (publicKey: string) => Promise<Seal>;

export type SendResult<Response = SyncResponse> =
  | { kind: 'answered'; response: Response }
  /** No network, a broken line, a time-out, or an answer that is not ours: nothing is known of the request. */
  | { kind: 'offline' }
  /** The session has ended: somebody has to sign in again. */
  | { kind: 'signed_out' }
  /** The office has withdrawn this device from its person: nothing that can be read may stay on it. */
  | { kind: 'revoked' }
  /** The server refused the request as a whole (400 or 413). */
  | { kind: 'refused' }
  /** The server asks for time, in milliseconds. */
  | { kind: 'busy'; retryAfterMs: number };

export interface Transport {
  send(request: SyncRequest): Promise<SendResult>;
  /** Hands in the queue of somebody who has left this device, by their push-only credential. */
  push(author: string, request: PushRequest): Promise<SendResult<PushResponse>>;
}

/** What somebody wrote about a subject and had not sealed; `body` is as it was saved. */
export interface LeftDraft {
  key: string;
  section: string;
  body: unknown;
}

/** The commands that drafts make when nobody is there to seal them. */
export type CommandsOfDrafts = (
  subject: { id: string; streamId: string },
  drafts: readonly LeftDraft[],
) => AnyGiven[];

/** All that a device's engine needs of the platform it runs on. */
export interface Ports {
  db: Database;
  transport: Transport;
  cipher: Cipher;
  sealer: Sealer;
  commandsOfDrafts: CommandsOfDrafts;
  clock: Clock;
  ids: Ids;
  /** Tells whoever runs the app of what nobody at the phone can help; it says nothing of a person. */
  tellFault?(fault: Error): void;
}
