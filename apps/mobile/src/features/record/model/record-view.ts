import type { EntryValue, Provenance } from '@berthcare/shared/domain/entry';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import type { RecordShare, Signature, UnsignedReason } from '@berthcare/shared/domain/visit';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import type { SetAsideKind } from '../../sync/set-aside-kind';
import type { VisitConflict } from '../../conflicts/model/conflict';
import type { RecordSetAside } from './set-aside';

/** One entry of a locked record, with what the addenda say of it. */
export interface RecordEntry {
  item: string;
  /** Null for a task. */
  vital: VitalCode | null;
  title: string | BothLanguages;
  value: EntryValue;
  provenance: Provenance;
  together: boolean;
  recordedAt: number;
  /** The value it was carried over from, when the phone still holds it. */
  was: EntryValue | null;
}

/** A correction or addition, dated and signed. */
export interface RecordAddendum {
  id: string;
  /** The entry corrected, or null for an addition to the whole. */
  entry: RecordEntry | null;
  value: EntryValue | null;
  previous: EntryValue | null;
  text: string | null;
  reason: string;
  author: string;
  at: number;
  receivedAt: number | null;
}

/** How far something has come; each instant only where it is true. Epoch milliseconds. */
export interface Steps {
  onPhoneAt: number | null;
  sentAt: number | null;
  receivedAt: number | null;
  /** Where the part of it is that is not in the record as it was written; null where all of it is. */
  aside: SetAsideKind | null;
}

/** A completed visit, as it was locked. */
export interface RecordModel {
  visitId: string;
  clientId: string;
  clientName: string;
  template: BothLanguages;
  day: string;
  /** Signed and closed; what comes later is added below. */
  locked: boolean;
  startedAt: number | null;
  endedAt: number | null;
  steps: Steps;
  summary: string | null;
  note: string | null;
  entries: readonly RecordEntry[];
  share: RecordShare | null;
  signature: Signature | null;
  unsigned: UnsignedReason | null;
  /** Null when it was the reader's own. */
  completedBy: string | null;
  addenda: readonly RecordAddendum[];
  /** Entries that two people wrote differently. */
  conflicts: readonly VisitConflict[];
  /** What the reader wrote that is not in it as they wrote it. */
  setAside: readonly RecordSetAside[];
  /** Whether the reader may add to it. */
  mayAdd: boolean;
  reader: string;
  /** The next visit of the day. */
  next: { visitId: string; clientId: string; clientName: string; at: number } | null;
}
