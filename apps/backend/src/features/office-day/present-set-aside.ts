import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { OfficeSetAside } from '@berthcare/shared/contracts/office-visit';
import { titleOf } from './present-entries';
import type { SetAside } from './set-aside';
import type { VisitRecord } from './visit-record';

/** What arrived, each value beside what the record says in its place. */
export function presentSetAside(found: VisitRecord): OfficeSetAside[] {
  return found.setAside.map((command) => {
    const { id, outcome, reason, authorId, at, receivedAt } = command;
    return { id, outcome, reason, authorId, at, receivedAt, ...saidIn(command, found) };
  });
}

type Said = Omit<OfficeSetAside, 'id' | 'outcome' | 'reason' | 'authorId' | 'at' | 'receivedAt'>;

const nothing: Said = {
  ...{ entries: [], startedAt: null, endedAt: null, text: null, because: null },
  ...{ signature: null, unsignedReason: null, photo: null, unread: null },
};

/** What no clock shows: the farthest instants that a date can be, in epoch milliseconds. */
const isInstant = (at: number): boolean => Math.abs(at) <= 8.64e15;

function saidIn({ understood, payload: asItCame }: SetAside, found: VisitRecord): Said {
  const unread = { ...nothing, unread: JSON.stringify(asItCame) };
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
    case 'visit.complete': {
      const { endedAt, summary, signature, unsignedReason } = payload as PayloadOf<'visit.complete'>;
      if (!isInstant(endedAt) || (signature && !isInstant(signature.at))) return unread;
      return { ...nothing, endedAt, text: summary === '' ? null : summary, signature, unsignedReason };
    }
    case 'visit.addend': {
      const { item, value, text, reason } = payload as PayloadOf<'visit.addend'>;
      const entries = item && value ? [entry(item, value.kind, value)] : [];
      return { ...nothing, text, because: reason, entries };
    }
    case 'photo.attach': {
      const { photoId: id, takenAt, width, height } = payload as PayloadOf<'photo.attach'>;
      return isInstant(takenAt) ? { ...nothing, photo: { id, takenAt, width, height } } : unread;
    }
  }
}
