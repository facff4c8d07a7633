import type { Table } from '@berthcare/shared/record/table';
import { tables, type TableName } from '@berthcare/shared/record/tables';
import type { Actor, Kept, LaterOutcome, LoggedCommand, StreamHead, Token } from '../store';

export interface StoredRow {
  row: { id: string; streamId: string } & Record<string, unknown>;
  version: number;
  gone: boolean;
}

export interface MemoryStream extends StreamHead {
  agencyId: string;
  /** The transaction that stamped it last: a version is taken once a transaction. */
  stampedBy: number;
  rows: Record<TableName, Map<string, StoredRow>>;
}

export interface AuditEntry {
  stream: string;
  /** Null for a change by hand. */
  commandId: string | null;
  personId: string | null;
  /** Whose work the person let in or turned down. */
  aboutId: string | null;
  version: number;
}

/** All that the database would hold. */
export interface MemoryState {
  epoch: string;
  previousEpoch: string | null;
  streams: Map<string, MemoryStream>;
  incarnations: Map<string, { deviceId: string; answered: number; heard: number; tokens: number }>;
  log: Map<string, LoggedCommand>;
  /** Who sent each command. */
  senders: Map<string, Actor>;
  content: Map<string, Kept['command']>;
  /** What became of held commands, by id. */
  later: Map<string, LaterOutcome>;
  /** How often held work was tried again, by person and stream. */
  tries: Map<string, { tries: number; nextAt: number }>;
  audit: AuditEntry[];
  tokens: Map<string, Token>;
}

/** Where a row stands. */
export interface Place {
  stream: string;
  table: TableName;
  id: string;
}

/** A logged command with what became of it. */
export function withLater({ later }: MemoryState, entry: LoggedCommand): LoggedCommand {
  const found = later.get(entry.id);
  if (!found) return entry;
  const { outcome, reason, version } = found;
  return { ...entry, outcome, reason, version };
}

/** Undoes what a transaction did, newest first. */
export type Undo = (() => void)[];

/** The declared values of a row, in wire order. */
export const valuesOf = (name: TableName, { row }: StoredRow): unknown[] =>
  Object.keys((tables[name] as Table).columns).map((column) => row[column] ?? null);
