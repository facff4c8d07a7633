import type { SettlementDecision } from '@berthcare/shared/record/settlement';
import { setAsideOutcomes, type SetAsideOutcome } from '@berthcare/shared/contracts/office-visit';
import { understand, type Understood } from '@berthcare/shared/sync/decide';
import type { WireCommand } from '@berthcare/shared/sync/wire';
import { startOfDay } from '@berthcare/utils/day';
import type { Reader } from '../../platform/postgres/transaction';

/** A command that arrived and took no effect: kept for a person to decide, refused, or failed. */
export interface SetAside {
  id: string;
  streamId: string;
  /** Null where it names no visit. */
  visitId: string | null;
  type: string;
  outcome: SetAsideOutcome;
  /** In the words of the command's current version; null where this server does not understand it. */
  understood: Pick<Understood, 'type' | 'payload'> | null;
  /** As it came. */
  payload: unknown;
  /** Stable code: why it was not applied. */
  reason: string | null;
  /** Who sent it: what a command says of its author need not be so. */
  authorId: string;
  /** When its author did it, by the server's clock, and never after it came; epoch milliseconds. */
  at: number;
  receivedAt: number;
  /** What the office decided about it; null while it waits. */
  settlement: Settlement | null;
}

export interface Settlement {
  decision: SettlementDecision;
  reason: string;
  decidedBy: string;
  decidedAt: number;
}

interface Logged {
  id: string;
  stream_id: string;
  type: string;
  submitted_by: string;
  outcome: SetAsideOutcome;
  reason: string | null;
  received_at: Date;
  content: WireCommand;
  decision: SettlementDecision | null;
  decided_reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

/** For SQL. */
const outcomes = setAsideOutcomes.map((outcome) => `'${outcome}'`).join(', ');

/**
 * Commands that took no effect: `l` in the log, `c` their contents, `o` what became of those that were held, `s` what
 * the office decided. What it was told at once that it could not decide is no work that waits.
 */
export const setAside = {
  from: `app.command_log l
       join app.command_content c on c.agency_id = l.agency_id and c.command_id = l.id
       left join app.later_outcome o on o.agency_id = l.agency_id and o.command_id = l.id
       left join app.settlement s on s.id = l.id and not s.gone`,
  where: `l.outcome in (${outcomes}) and coalesce(o.outcome, l.outcome) in (${outcomes})
         and not (
           l.incarnation_id is null and l.outcome = 'refused'
           and l.type in ('conflict.decide', 'set_aside.accept', 'set_aside.decline')
         )`,
};

const logged = `select l.id, l.stream_id, l.type, l.submitted_by, coalesce(o.outcome, l.outcome) as outcome,
         coalesce(o.reason, l.reason) as reason, l.received_at, c.content,
         s.decision, s.reason as decided_reason, s.decided_by, s.decided_at
       from ${setAside.from} where ${setAside.where}`;

/**
 * What was set aside of these care records since a day of the agency began, the oldest first. Nobody's work about a
 * visit can have arrived before its day.
 */
export async function findSetAside(
  tx: Reader,
  streams: readonly string[],
  { day, timeZone }: { day: string; timeZone: string },
): Promise<SetAside[]> {
  const { rows } = await tx.query<Logged>(
    `${logged} and l.stream_id = any ($1) and l.received_at >= $2 order by l.received_at, l.seq`,
    [streams, new Date(startOfDay(day, timeZone))],
  );
  return rows.map(setAsideOf);
}

/** These commands, in no order, as far as they were set aside. */
export async function findSetAsideById(tx: Reader, ids: readonly string[]): Promise<SetAside[]> {
  const { rows } = await tx.query<Logged>(`${logged} and l.id = any ($1)`, [ids]);
  return rows.map(setAsideOf);
}

function setAsideOf(row: Logged): SetAside {
  const { id, stream_id: streamId, type, submitted_by: authorId, outcome, reason, content } = row;
  const { payload } = content;
  const result = understand(type, content.v, payload);
  const understood = 'refused' in result ? null : result;
  const receivedAt = row.received_at.getTime();
  return {
    ...{ id, streamId, type, outcome, understood, payload, reason, authorId, receivedAt },
    visitId: understood?.subject ?? namedVisit(payload),
    at: Math.min(Math.max(content.at - content.skew, 0), receivedAt),
    settlement: settlementOf(row),
  };
}

const settlementOf = ({
  decision,
  decided_reason: reason,
  decided_by: decidedBy,
  decided_at,
}: Logged): Settlement | null =>
  decision === null
    ? null
    : { decision, reason: reason!, decidedBy: decidedBy!, decidedAt: decided_at!.getTime() };

/** The visit that a payload names which does not follow its command's schema. */
function namedVisit(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('visitId' in payload)) return null;
  return typeof payload.visitId === 'string' ? payload.visitId.toLowerCase() : null;
}
