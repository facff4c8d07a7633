import type { EntryKind, EntryValue, Provenance } from '../domain/entry';
import { boolean, day, id, instant, json, optional, table, text } from './table';

/** One documented item of one visit; its id derives from both, so that two authors meet in the same row. */
export const visitEntry = table('visitEntry', {
  stream: 'client',
  window: 'day',
  groups: { value: ['value'] },
  indexes: [['visitId'], ['streamId', 'item']],
  columns: {
    visitId: id(),
    day: day(),
    /** `vital.pulse`, `task.<plan item id>`, `note` */
    item: text(),
    kind: text<EntryKind>(),
    value: json<EntryValue>(),
    provenance: text<Provenance>(),
    /** The entry of an earlier visit that the value was reused from. */
    sourceEntryId: optional(id()),
    /** Confirmed together with others by one tap. */
    together: boolean(),
    recordedAt: instant(),
    recordedBy: id(),
  },
});
