import type { TableName } from '@berthcare/shared/record/tables';

/**
 * What must hold whatever failed, as functions from snapshots to the faults they find, worded for people. They know
 * nothing of how a server or a device keeps its data, so every tier of tests uses them.
 */
export type Faults = string[];

/** What the author of a sealed command meant, as the simulation remembers it. */
export interface Meant {
  type: string;
  payload: unknown;
  /** By entry: the value its author had before them, in canonical form; null where there was none. */
  seen: Map<string, string | null>;
}

export type AnyRow = { id: string; streamId: string } & Record<string, unknown>;

/** One row written, as it was and as it is from then on. */
export interface Written {
  stream: string;
  version: number;
  table: TableName;
  before: AnyRow | null;
  /** Null: it was deleted. */
  after: AnyRow | null;
  /** Null for a change by the office's hand. */
  commandId: string | null;
}

/** An outcome that a device has committed, and the epoch it was told in. */
export interface Told {
  id: string;
  outcome: string;
  epoch: string;
}
