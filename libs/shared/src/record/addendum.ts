import type { EntryValue } from '../domain/entry';
import { day, id, instant, json, optional, table, text } from './table';

/** A correction after the lock: dated, signed, with a reason; the original stays legible. */
export const addendum = table('addendum', {
  stream: 'client',
  window: 'day',
  indexes: [['visitId']],
  columns: {
    visitId: id(),
    day: day(),
    /** The item corrected, or null for an addition to the whole visit. */
    item: optional(text()),
    /** The corrected value, and the one on record when the author wrote. */
    value: optional(json<EntryValue>()),
    previous: optional(json<EntryValue>()),
    text: optional(text()),
    reason: text(),
    authorId: id(),
    at: instant(),
    receivedAt: optional(instant()),
  },
});
