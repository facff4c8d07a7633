import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import type { Signature, UnsignedReason } from '@berthcare/shared/domain/visit';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import type { SettlementDecision } from '@berthcare/shared/record/settlement';
import type { Written } from '@berthcare/sync-client/set-aside';
import { vitalOf } from '../../visit/model/vital-item';
import type { SetAsideKind } from '../../sync/set-aside-kind';

/** One value that was written. */
export interface WrittenEntry {
  item: string;
  /** Null for a task or a note. */
  vital: VitalCode | null;
  title: string | BothLanguages;
  value: EntryValue;
}

/** Something the reader wrote that is not in the record as they wrote it. Instants are epoch milliseconds. */
export interface RecordSetAside {
  id: string;
  kind: SetAsideKind;
  /** Stable code: why. */
  reason: string | null;
  at: number;
  /** What the office decided about it; null while it has not. */
  settlement: { decision: SettlementDecision; reason: string; author: string; at: number } | null;
  entries: readonly WrittenEntry[];
  startedAt: number | null;
  endedAt: number | null;
  /** The summary of a completion, the words of an addendum, or what this app does not understand, as it is. */
  text: string | null;
  /** Why an addendum was added. */
  because: string | null;
  signature: Signature | null;
  unsigned: UnsignedReason | null;
  /** A photo, by its id. */
  photo: string | null;
}

type Said = Omit<RecordSetAside, 'id' | 'kind' | 'reason' | 'at' | 'settlement'>;

const nothing: Said = {
  ...{ entries: [], startedAt: null, endedAt: null, text: null },
  ...{ because: null, signature: null, unsigned: null, photo: null },
};

/** What a command says, for its author to read; `titleOf` names tasks. */
export function said(written: Written, titleOf: (item: string) => WrittenEntry['title']): Said {
  const entry = (item: string, value: EntryValue) => ({
    ...{ item, vital: vitalOf(item), title: titleOf(item), value },
  });
  switch (written.type) {
    case 'visit.start':
      return { ...nothing, startedAt: written.payload.startedAt };
    case 'visit.document':
      return { ...nothing, entries: written.payload.entries.map(({ item, value }) => entry(item, value)) };
    case 'visit.complete': {
      const { endedAt, summary, signature, unsignedReason } = written.payload;
      return { ...nothing, endedAt, text: summary || null, signature, unsigned: unsignedReason };
    }
    case 'visit.addend': {
      const { item, value, text, reason } = written.payload;
      return { ...nothing, text, because: reason, entries: item && value ? [entry(item, value)] : [] };
    }
    case 'photo.attach':
      return { ...nothing, photo: written.payload.photoId };
    case 'conflict.decide':
    case 'set_aside.accept':
    case 'set_aside.decline':
      return { ...nothing, text: written.payload.reason };
    case 'put_away':
    case 'unreadable':
      return nothing;
    case 'unknown':
      return { ...nothing, text: JSON.stringify(written.payload) };
  }
}

/** Whether it says anything: a place that was found later does not. */
export const saysSomething = ({ entries, startedAt, endedAt, text, photo }: Said): boolean =>
  entries.length > 0 || startedAt !== null || endedAt !== null || text !== null || photo !== null;
