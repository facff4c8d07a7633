import { entryId } from '@berthcare/shared/domain/entry';
import type { Entry, VisitRecord } from './care-record';
import type { EntryDraft } from './entries';

/** The record with what is being written laid over it: what the person sees. */
export function withDrafts(record: VisitRecord, drafts: readonly EntryDraft[]): VisitRecord {
  const items = new Set(drafts.map(({ item }) => item));
  const written = drafts.map((draft) => entryOf(record, draft));
  return { ...record, entries: [...record.entries.filter(({ item }) => !items.has(item)), ...written] };
}

function entryOf({ visit }: VisitRecord, draft: EntryDraft): Entry {
  const place = {
    id: entryId(visit.id, draft.item),
    streamId: visit.streamId,
    visitId: visit.id,
    day: visit.day,
  };
  return { ...place, ...draft, recordedBy: visit.startedBy ?? visit.assignedTo ?? '' };
}
