import type { EntryValue } from '../domain/entry';
import { day, id, instant, json, optional, table, text } from './table';

/** Two values for one group of fields: both are kept, also after the person who can decide has decided. */
export const conflict = table('conflict', {
  stream: 'client',
  window: 'day',
  indexes: [['visitId']],
  columns: {
    visitId: id(),
    day: day(),
    entryId: id(),
    item: text(),
    /** What the record said when the later value arrived. */
    kept: json<EntryValue>(),
    keptBy: optional(id()),
    keptAt: optional(instant()),
    /** What arrived and differs, and the command that brought it. */
    offered: json<EntryValue>(),
    offeredBy: id(),
    offeredAt: instant(),
    commandId: optional(id()),
    state: text<'open' | 'decided'>(),
    /** What was decided for: what the record said, what arrived, or a value of the decider's own. */
    choice: optional(text<ConflictChoice>()),
    decided: optional(json<EntryValue>()),
    /** What the record said until then, where the decision changed it; a locked record has addenda instead. */
    replaced: optional(json<EntryValue>()),
    decidedBy: optional(id()),
    decidedAt: optional(instant()),
    reason: optional(text()),
  },
});

export const conflictChoices = ['kept', 'offered', 'other'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];
