import { day, id, instant, optional, table, text } from './table';

/**
 * What the office decided about work that was set aside; its id is that of the command. What the command said is not in
 * it: accepted it is in the record, declined it stays at the office and on its author's phone.
 */
export const settlement = table('settlement', {
  stream: 'client',
  window: 'day',
  indexes: [['visitId']],
  columns: {
    /** Null where nobody can tell which visit it is about. */
    visitId: optional(id()),
    /** The day of the decision: phones hold it for as long as a visit of that day. */
    day: day(),
    authorId: id(),
    /** When its author wrote it. */
    at: instant(),
    decision: text<SettlementDecision>(),
    reason: text(),
    decidedBy: id(),
    decidedAt: instant(),
  },
});

export const settlementDecisions = ['accepted', 'declined'] as const;
export type SettlementDecision = (typeof settlementDecisions)[number];
