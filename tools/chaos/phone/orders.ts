import type { Actor } from '../../../apps/backend/src/sync/store';

/** The folder of its pictures, in its own. */
export const PICTURES = 'pictures';

/** What a phone's process is started with, in the variable PHONE. */
export interface PhoneSettings {
  name: string;
  /** Its database, account and journal. */
  folder: string;
  url: string;
  seed: number;
  /** How far its clock is ahead, in milliseconds. */
  clockOffset: number;
  /** Milliseconds between two things that its person does, on average. */
  paceMs: number;
  actor: Omit<Actor, 'deviceId'>;
  /** To be used where it has no account yet. */
  code: string | null;
}

/** What the run tells a phone. */
export type Order =
  /** The person puts it down. It exchanges until nothing is due, and says so. */
  { order: 'rest' } | { order: 'close' };

/** What a phone tells the run. */
export type Report =
  | { report: 'at work' }
  /** Exchanges that it took. */
  | { report: 'at rest'; rounds: number };
