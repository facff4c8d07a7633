import type { Database } from '../database';
import type { Clock } from '../ports';

/** Pictures as files of the device, by name. What they say stands nowhere unsealed. */
export interface PhotoFiles {
  /** Resolved means durable and whole; until then there is the file of before, or none. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none, or none that this device can open. */
  read(name: string): Promise<Uint8Array | null>;
  /** Resolves when there is none, whether there was one or not. */
  remove(name: string): Promise<void>;
  names(): Promise<string[]>;
}

/** Nothing came of the question; they mean what they mean in an exchange. */
type Unanswered =
  | { kind: 'offline' }
  | { kind: 'signed_out' }
  | { kind: 'busy'; retryAfterMs: number }
  /** The server was heard, and failed over this picture; it may be well with others. */
  | { kind: 'failed' };

/** How the picture of a photo stands, as the server says. */
export type Standing =
  | { kind: 'arrived' }
  | { kind: 'send'; url: string; headers: Readonly<Record<string, string>> }
  /** The server knows no such photo of this person's, or not any more. */
  | { kind: 'unknown' }
  | Unanswered;

export type Fetched =
  | { kind: 'picture'; bytes: Uint8Array }
  /** Not arrived, not this person's to see, or not there. */
  | { kind: 'none' }
  | Unanswered;

/** The way of pictures, beside the exchange. */
export interface PhotoTransport {
  ask(photoId: string): Promise<Standing>;
  /** Sends the bytes; false says nothing of what became of them. */
  send(to: Extract<Standing, { kind: 'send' }>, bytes: Uint8Array): Promise<boolean>;
  fetch(photoId: string): Promise<Fetched>;
}

/** What the pictures of a device need of the platform it runs on. */
export interface PhotoPorts {
  db: Database;
  clock: Clock;
  files: PhotoFiles;
  transport: PhotoTransport;
}
