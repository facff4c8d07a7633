import type { EntryValue } from '../domain/entry';
import { day, id, instant, json, optional, table, text } from './table';

/** Two values for one group of fields: both are kept until the person who can decide has decided. */
export const conflict = table('conflict', {
  stream: 'client',
  window: 'day',
  indexes: [['visitId']],
  columns: {
    visitId: id(),
    day: day(),
    entryId: id(),
    item: text(),
    /** What the record said when the later value arrived; it stays in the record. */
    kept: json<EntryValue>(),
    keptBy: optional(id()),
    keptAt: optional(instant()),
    /** What arrived and differs. */
    offered: json<EntryValue>(),
    offeredBy: id(),
    offeredAt: instant(),
    state: text<'open' | 'decided'>(),
  },
});
