import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { OfficeSetAside } from '@berthcare/shared/contracts/office-visit';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import { titleOf } from './present-entries';
import type { SetAside } from './set-aside';
import type { VisitRecord } from './visit-record';

/** What arrived, each value beside what the record says in its place. */
export function presentSetAside(found: VisitRecord): OfficeSetAside[] {
  return found.setAside.map((command) => {
    const { id, outcome, reason, authorId, at, receivedAt, settlement } = command;
    return { id, outcome, reason, authorId, at, receivedAt, settlement, ...saidIn(command, found) };
  });
}

type Said = Omit<
  OfficeSetAside,
  'id' | 'outcome' | 'reason' | 'authorId' | 'at' | 'receivedAt' | 'settlement'
>;

const nothing: Said = {
  ...{ entries: [], startedAt: null, endedAt: null, text: null, because: null },
  ...{ signature: null, unsignedReason: null, photo: null, unread: null },
};

/** What no clock shows: the farthest instants that a date can be, in epoch milliseconds. */
const isInstant = (at: number): boolean => Math.abs(at) <= 8.64e15;

function saidIn({ understood, payload: asItCame }: SetAside, found: VisitRecord): Said {
  const unread = { ...nothing, unread: JSON.stringify(asItCame ?? null) };
  if (understood === null) return unread;
  const { type, payload } = understood;
  const inRecord = (item: string) => found.entries.find((entry) => entry.item === item)?.value ?? null;
  const entry = (item: string, kind: string, value: Said['entries'][number]['value']) => ({
    ...{ item, title: kind === 'task' ? titleOf(item, found) : null, value, inRecord: inRecord(item) },
  });
  switch (type) {
    case 'visit.start': {
      const { startedAt } = payload as PayloadOf<'visit.start'>;
      return isInstant(startedAt) ? { ...nothing, startedAt } : unread;
    }
    case 'visit.document': {
      const { entries } = payload as PayloadOf<'visit.document'>;
      return { ...nothing, entries: entries.map(({ item, kind, value }) => entry(item, kind, value)) };
    }
    case 'visit.complete':
      return completion(payload as PayloadOf<'visit.complete'>) ?? unread;
    case 'visit.addend': {
      const { item, value, text, reason } = payload as PayloadOf<'visit.addend'>;
      const entries = item && value ? [entry(item, value.kind, value)] : [];
      return { ...nothing, text, because: reason, entries };
    }
    case 'photo.attach': {
      const { photoId: id, takenAt, width, height } = payload as PayloadOf<'photo.attach'>;
      return isInstant(takenAt) ? { ...nothing, photo: { id, takenAt, width, height } } : unread;
    }
    case 'conflict.decide': {
      const decision = payload as PayloadOf<'conflict.decide'>;
      const decided = decidedIn(decision, found);
      const entries = decided ? [entry(decided.item, decided.value.kind, decided.value)] : [];
      return { ...nothing, because: decision.reason, entries };
    }
    case 'set_aside.accept':
    case 'set_aside.decline':
      return { ...nothing, because: (payload as PayloadOf<'set_aside.accept'>).reason };
  }
}

/** What somebody decided for, and of which item; null where that cannot be told. */
function decidedIn(
  { conflictId, choice, value, inRecord }: PayloadOf<'conflict.decide'>,
  { conflicts }: VisitRecord,
): { item: string; value: EntryValue } | null {
  const conflict = conflicts.find(({ id }) => id === conflictId);
  const decided = conflict && { kept: inRecord, offered: conflict.offered, other: value }[choice];
  return conflict && decided ? { item: conflict.item, value: decided } : null;
}

/** Null where no clock shows its times. */
function completion({
  endedAt,
  summary,
  signature,
  unsignedReason,
}: PayloadOf<'visit.complete'>): Said | null {
  if (!isInstant(endedAt) || (signature && !isInstant(signature.at))) return null;
  return { ...nothing, endedAt, text: summary === '' ? null : summary, signature, unsignedReason };
}
