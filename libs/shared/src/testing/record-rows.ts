import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import { entryId, kindOf, type EntryValue } from '../domain/entry';
import { derivedId } from '../sync/derived-id';
import { hashOf } from '../sync/hash';

export const agencyId = derivedId('agency');
export const priya = derivedId('person', 'priya');
export const marc = derivedId('person', 'marc');
export const ada = derivedId('client', 'ada');
export const bruno = derivedId('client', 'bruno');
export const templateId = derivedId('template');

/** A day, and noon of it in Toronto. */
export const today = '2026-03-05';
export const noon = Date.parse('2026-03-05T17:00:00Z');

type Visit = Row<Tables['visit']>;

/** A visit planned for Priya at Ada's, today. */
export const visit = (name: string, over: Partial<Visit> = {}): Visit => ({
  ...{ id: derivedId('visit', name), streamId: ada, templateId, day: today, assignedTo: priya },
  ...{ plannedStart: noon, plannedEnd: noon + 2_700_000, formerlyAssigned: [], state: 'planned' },
  ...{ startedAt: null, startedBy: null, startPlace: null, endedAt: null, endPlace: null, summary: null },
  ...{ signature: null, unsignedReason: null, share: null, reviewReasons: [] },
  ...{ completedBy: null, lockedAt: null, receivedAt: null },
  ...over,
});

type Entry = Row<Tables['visitEntry']>;

/** An item that Marc documented in a visit. */
export const entry = (of: Visit, item: string, value: EntryValue, over: Partial<Entry> = {}): Entry => ({
  ...{
    id: entryId(of.id, item),
    streamId: of.streamId,
    visitId: of.id,
    day: of.day,
    item,
    kind: kindOf(value),
    value,
  },
  ...{ provenance: 'new', sourceEntryId: null, together: false, recordedAt: noon, recordedBy: marc },
  ...over,
});

export const pulse = (amount: number): EntryValue => ({ kind: 'vital', amount });

/** An item as a command carries it. */
export const documented = (item: string, value: EntryValue) => ({
  ...{ item, kind: kindOf(value), value, provenance: 'new' as const, sourceEntryId: null },
  ...{ together: false, recordedAt: noon },
});

/** What the command that attaches a photo says of it; `name` tells one picture from another. */
export const picture = (name = 'picture') => ({
  ...{ photoId: derivedId('photo', name), sha256: hashOf(name), bytes: 240_000 },
  ...{ type: 'image/jpeg' as const, width: 1600, height: 1200, takenAt: noon },
});

type Photo = Row<Tables['photo']>;

/** A photo that Priya took in a visit, as it stands in the record. */
export const photo = (of: Visit, name?: string, over: Partial<Photo> = {}): Photo => {
  const { photoId: id, ...kept } = picture(name);
  const place = { id, streamId: of.streamId, visitId: of.id, day: of.day };
  return { ...place, ...kept, takenBy: priya, arrivedAt: null, ...over };
};
