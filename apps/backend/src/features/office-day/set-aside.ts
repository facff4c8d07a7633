import type { CommandType } from '@berthcare/shared/commands/commands';
import { understand } from '@berthcare/shared/sync/decide';
import type { WireCommand } from '@berthcare/shared/sync/wire';
import { startOfDay } from '@berthcare/utils/day';
import type { Reader } from '../../platform/postgres/transaction';

/** A command that arrived and took no effect: a person has to decide what becomes of it. */
export interface SetAside {
  id: string;
  visitId: string;
  type: CommandType;
  /** In the words of the command's current version. */
  payload: unknown;
  /** Stable code: why it was not applied. */
  reason: string | null;
  authorId: string;
  /** When its author did it, by the server's clock; epoch milliseconds. */
  at: number;
  receivedAt: number;
}

interface Logged {
  id: string;
  type: string;
  author_id: string;
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
    `select l.id, l.type, l.author_id, l.reason, l.received_at, c.content
       from app.command_log l
       join app.command_content c on c.agency_id = l.agency_id and c.command_id = l.id
       where l.stream_id = any ($1) and l.outcome in ('review', 'held') and l.received_at >= $2
       order by l.received_at, l.seq`,
    [streams, new Date(startOfDay(day, timeZone))],
  );
  return rows.flatMap(({ id, author_id: authorId, reason, received_at, content }) => {
    const understood = understand(content.type, content.v, content.payload);
    if ('refused' in understood) return [];
    const { type, payload, subject: visitId } = understood;
    const at = content.at - content.skew;
    return [{ id, visitId, type, payload, reason, authorId, at, receivedAt: received_at.getTime() }];
  });
}
