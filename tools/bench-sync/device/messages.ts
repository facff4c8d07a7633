import type { Entry } from '../../../apps/backend/seeds/documented';
import type { EntryValue } from '../../../libs/shared/src/domain/entry';
import type { Identity } from '../contestants/contestant';

/** What the harness asks of a device's process. */
export type Question =
  | { ask: 'open'; url: string; identity: Identity }
  | { ask: 'sync' }
  | { ask: 'leave' }
  | { ask: 'edit'; entries: readonly Entry[] }
  | { ask: 'rows' }
  | { ask: 'valueOf'; entryId: string }
  | { ask: 'live' }
  | { ask: 'close' };

/** How long a sync took, and how much of a processor, in milliseconds. */
export interface Timed {
  ms: number;
  processorMs: number;
}

export interface Answers {
  open: null;
  sync: Timed;
  leave: null;
  edit: null;
  rows: number;
  valueOf: EntryValue | null;
  live: boolean;
  close: null;
}

export type Reply = { value: Answers[keyof Answers] } | { error: string };
