import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { OfficeSetAside } from '@berthcare/shared/contracts/office-visit';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import { titleOf, type Titles } from './present-entries';
import type { SetAside } from './set-aside';
import type { VisitRecord } from './visit-record';

/** What the record says, and what its tasks are called. */
export type Beside = Pick<VisitRecord, 'entries' | 'conflicts'> & Titles;

/** What arrived, each value beside what the record says in its place. */
export function presentSetAside(command: SetAside, beside: Beside): OfficeSetAside {
  const { id, outcome, reason, authorId, at, receivedAt, settlement } = command;
  return { id, outcome, reason, authorId, at, receivedAt, settlement, ...saidIn(command, beside) };
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

function saidIn({ understood, payload: asItCame }: SetAside, found: Beside): Said {
  const unread = { ...nothing, unread: JSON.stringify(asItCame ?? null) };
  if (understood === null) return unread;
  const { type, payload } = understood;
  const inRecord = (item: string) => found.entries.find((entry) => entry.item === item)?.value ?? null;
  const entry = (item: string, value: EntryValue) => ({
    ...{ item, title: value.kind === 'task' ? titleOf(item, found) : null, value, inRecord: inRecord(item) },
  });
  const entriesOf = (item: string | null, value: EntryValue | null) =>
    item === null || value === null ? [] : [entry(item, value)];
  switch (type) {
    case 'visit.start': {
      const { startedAt } = payload as PayloadOf<'visit.start'>;
      return isInstant(startedAt) ? { ...nothing, startedAt } : unread;
    }
    case 'visit.document': {
      const { entries } = payload as PayloadOf<'visit.document'>;
      return { ...nothing, entries: entries.map(({ item, value }) => entry(item, value)) };
    }
    case 'visit.complete':
      return completion(payload as PayloadOf<'visit.complete'>) ?? unread;
    case 'visit.addend': {
      const { item, value, text, reason } = payload as PayloadOf<'visit.addend'>;
      return { ...nothing, text, because: reason, entries: entriesOf(item, value) };
    }
    case 'photo.attach':
      return photograph(payload as PayloadOf<'photo.attach'>) ?? unread;
    case 'conflict.decide': {
      const decision = payload as PayloadOf<'conflict.decide'>;
      const { item, value } = decidedIn(decision, found);
      return { ...nothing, because: decision.reason, entries: entriesOf(item, value) };
    }
    case 'set_aside.accept':
    case 'set_aside.decline':
      return { ...nothing, because: (payload as PayloadOf<'set_aside.accept'>).reason };
  }
}

/** What somebody decided for, and of which item; null where that cannot be told. */
function decidedIn(
  { conflictId, choice, value, inRecord }: PayloadOf<'conflict.decide'>,
  { conflicts }: Beside,
): { item: string | null; value: EntryValue | null } {
  const conflict = conflicts.find(({ id }) => id === conflictId);
  const offered = conflict?.offered ?? null;
  return { item: conflict?.item ?? null, value: { kept: inRecord, offered, other: value }[choice] };
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

/** Null where no clock shows when it was taken. */
const photograph = ({ photoId: id, takenAt, width, height }: PayloadOf<'photo.attach'>): Said | null =>
  isInstant(takenAt) ? { ...nothing, photo: { id, takenAt, width, height } } : null;
