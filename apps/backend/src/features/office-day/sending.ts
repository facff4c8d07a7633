import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Reader } from '../../platform/postgres/transaction';

/**
 * When the completed visit left the phone, in epoch milliseconds. The log has the device's clock; how far that was off
 * is known from the lock, which is the same moment by the server's. Never later than the receipt.
 */
export async function findSending(
  tx: Reader,
  { streamId, completedBy, lockedAt, receivedAt }: Row<Tables['visit']>,
): Promise<number | null> {
  if (lockedAt === null || receivedAt === null) return null;
  const { rows } = await tx.query<{ sealed_at: Date; sent_at: Date }>(
    `select sealed_at, sent_at from app.command_log
       where stream_id = $1 and received_at = $2 and type = 'visit.complete' and author_id = $3
         and outcome = 'applied'
       limit 1`,
    [streamId, new Date(receivedAt), completedBy],
  );
  const [logged] = rows;
  if (logged === undefined) return null;
  const ahead = logged.sealed_at.getTime() - lockedAt;
  return Math.min(Math.max(logged.sent_at.getTime() - ahead, lockedAt), receivedAt);
}
