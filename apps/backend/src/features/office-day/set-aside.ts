import { setAsideOutcomes, type SetAsideOutcome } from '@berthcare/shared/contracts/office-visit';
import { understand, type Understood } from '@berthcare/shared/sync/decide';
import type { WireCommand } from '@berthcare/shared/sync/wire';
import { startOfDay } from '@berthcare/utils/day';
import type { Reader } from '../../platform/postgres/transaction';

/** A command that arrived and took no effect: kept for a person to decide, refused, or failed. */
export interface SetAside {
  id: string;
  visitId: string;
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
}

interface Logged {
  id: string;
  type: string;
  submitted_by: string;
  outcome: SetAsideOutcome;
  reason: string | null;
  received_at: Date;
  content: WireCommand;
}

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
    `select l.id, l.type, l.submitted_by, l.outcome, l.reason, l.received_at, c.content
       from app.command_log l
       join app.command_content c on c.agency_id = l.agency_id and c.command_id = l.id
       where l.stream_id = any ($1) and l.outcome in (${setAsideOutcomes.map((outcome) => `'${outcome}'`).join(', ')}) and l.received_at >= $2
       order by l.received_at, l.seq`,
    [streams, new Date(startOfDay(day, timeZone))],
  );
  return rows.flatMap(({ id, type, submitted_by: authorId, outcome, reason, received_at, content }) => {
    const { payload } = content;
    const result = understand(type, content.v, payload);
    const understood = 'refused' in result ? null : result;
    const visitId = understood?.subject ?? namedVisit(payload);
    if (visitId === null) return [];
    const receivedAt = received_at.getTime();
    const at = Math.min(Math.max(content.at - content.skew, 0), receivedAt);
    return [{ id, visitId, type, outcome, understood, payload, reason, authorId, at, receivedAt }];
  });
}

/** The visit that a payload names which does not follow its command's schema. */
function namedVisit(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('visitId' in payload)) return null;
  return typeof payload.visitId === 'string' ? payload.visitId.toLowerCase() : null;
}
