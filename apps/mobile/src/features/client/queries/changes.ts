import type { Sql } from '@berthcare/sync-client/database';
import { select, toRow } from '@berthcare/sync-client/records';
import type { PlanChange } from '../model/client-profile';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Lines of the client's plan that changed since the reader was last there; without an earlier visit of theirs, within
 * the last week (`since` is null). Latest first.
 */
export async function changesSince(
  db: Sql,
  clientId: string,
  personId: string,
  now: number,
): Promise<{ since: string | null; lines: PlanChange[] }> {
  const [raw] = await db.query<object>(
    `select * from visit where streamId = ? and completedBy = ? order by endedAt desc limit 1`,
    [clientId, personId],
  );
  const last = raw ? toRow('visit', raw) : null;
  const since = last?.endedAt ?? now - WEEK_MS;
  const plan = await select(db, 'planItem', { streamId: clientId });
  const changed = plan.filter(({ active, changedAt }) => active && changedAt > since);
  changed.sort((a, b) => b.changedAt - a.changedAt);
  const staff = await select(db, 'staff', {});
  const nameOf = (id: string | null) => staff.find((person) => person.id === id)?.name ?? null;
  return {
    since: last?.day ?? null,
    lines: changed.map(({ id, title, detail, changedBy, changedAt }) => ({
      id,
      text: detail ? `${title}. ${detail}` : title,
      by: nameOf(changedBy),
      at: changedAt,
    })),
  };
}
