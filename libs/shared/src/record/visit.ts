import type { Place, RecordShare, Signature, UnsignedReason, VisitState } from '../domain/visit';
import { day, id, instant, json, optional, table, text } from './table';

export const visit = table('visit', {
  stream: 'client',
  window: 'day',
  indexes: [['day'], ['streamId']],
  columns: {
    templateId: id(),
    day: day(),
    plannedStart: instant(),
    plannedEnd: instant(),
    assignedTo: optional(id()),
    /** Everybody it was assigned to before: their late work goes to review, never lost. */
    formerlyAssigned: json<string[]>(),
    state: text<VisitState>(),
    startedAt: optional(instant()),
    startedBy: optional(id()),
    startPlace: optional(json<Place>()),
    endedAt: optional(instant()),
    endPlace: optional(json<Place>()),
    summary: optional(text()),
    signature: optional(json<Signature>()),
    unsignedReason: optional(json<UnsignedReason>()),
    /** How many entries were changed, confirmed, only reused, new: counted at completion. */
    share: optional(json<RecordShare>()),
    /** Why a second person should look: `vitals.identical`, `reuse.high`, `vitals.unexplained`. */
    reviewReasons: json<string[]>(),
    completedBy: optional(id()),
    lockedAt: optional(instant()),
    /** When the office's server had the completed visit; no phone can set it. */
    receivedAt: optional(instant()),
  },
});
