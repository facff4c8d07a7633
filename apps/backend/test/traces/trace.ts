import type { Change } from '@berthcare/shared/commands/command';
import type { SyncRequest } from '@berthcare/shared/sync/wire';
import type { OfficeCommand } from '../../src/sync/office-command';
import type { Actor } from '../../src/sync/store';
import type { Place } from '../../src/sync/testing/memory-state';

/** What the office does, or the server's housekeeping. `epoch`: another begins; each store has its own names for them. */
export type Deed =
  | { edit: Change[] }
  | { erase: Place[] }
  | { submit: OfficeCommand; actor: Actor }
  | { forget: string[] }
  | { epoch: string };

/** A request, and what happens between its taking and its telling. */
export interface Ask {
  ask: SyncRequest;
  actor: Actor;
  between: Deed[];
}

/** Something that reached the server, and when by its clock. */
export type Step = { now: number } & (Deed | Ask);

/** Everything that ever reached a server, with explicit times and ids: any store must make the same of it. */
export interface Trace {
  /** When the agency was founded. */
  founded: number;
  pageRows: number;
  /** The epoch it was founded in. */
  epoch: string;
  steps: Step[];
}
