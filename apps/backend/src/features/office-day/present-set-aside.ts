import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { OfficeSetAside } from '@berthcare/shared/contracts/office-visit';
import { titleOf } from './present-entries';
import type { SetAside } from './set-aside';
import type { VisitRecord } from './visit-record';

/** What arrived, each value beside what the record says in its place. */
export function presentSetAside(found: VisitRecord): OfficeSetAside[] {
  return found.setAside.map((command) => {
    const { id, type, reason, authorId, at, receivedAt } = command;
    return { id, type, reason, authorId, at, receivedAt, ...saidIn(command, found) };
  });
}

type Said = Pick<OfficeSetAside, 'entries' | 'startedAt' | 'endedAt' | 'text'>;

const nothing: Said = { entries: [], startedAt: null, endedAt: null, text: null };

function saidIn({ type, payload }: SetAside, found: VisitRecord): Said {
  const inRecord = (item: string) => found.entries.find((entry) => entry.item === item)?.value ?? null;
  const entry = (item: string, kind: string, value: Said['entries'][number]['value']) => ({
    ...{ item, title: kind === 'task' ? titleOf(item, found) : null, value, inRecord: inRecord(item) },
  });
  switch (type) {
    case 'visit.start': {
      const { startedAt } = payload as PayloadOf<'visit.start'>;
      return { ...nothing, startedAt };
    }
    case 'visit.document': {
      const { entries } = payload as PayloadOf<'visit.document'>;
      return { ...nothing, entries: entries.map(({ item, kind, value }) => entry(item, kind, value)) };
    }
    case 'visit.complete': {
      const { endedAt, summary } = payload as PayloadOf<'visit.complete'>;
      return { ...nothing, endedAt, text: summary === '' ? null : summary };
    }
    case 'visit.addend': {
      const { item, value, text } = payload as PayloadOf<'visit.addend'>;
      return { ...nothing, text, entries: item && value ? [entry(item, value.kind, value)] : [] };
    }
  }
}
