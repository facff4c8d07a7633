import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Sql } from '@berthcare/sync-client/database';
import { select } from '@berthcare/sync-client/records';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** What changed in a client's plan. */
export interface Changes {
  /** The day on which the reader was last there; null when they never were. */
  since: string | null;
  lines: { id: string; text: string; changedBy: string | null; at: number }[];
}

/**
 * Lines of each client's plan that changed since the reader was last there; without an earlier visit of theirs, within
 * the last week. Latest first.
 */
export async function changesSince(
  db: Sql,
  clientIds: readonly string[],
  personId: string,
  now: number,
): Promise<Map<string, Changes>> {
  // Beside max(), SQLite gives the other columns of the row that has it.
  const visits = await db.query<{ streamId: string; day: string; endedAt: number | null }>(
    `select streamId, day, max(endedAt) as endedAt from visit
     where completedBy = ? and streamId in (select value from json_each(?)) group by streamId`,
    [personId, JSON.stringify(clientIds)],
  );
  const plan = await select(db, 'planItem', { streamId: clientIds });
  plan.sort((a, b) => b.changedAt - a.changedAt);
  return new Map(
    clientIds.map((id) => {
      const last = visits.find(({ streamId }) => streamId === id);
      const since = last?.endedAt ?? now - WEEK_MS;
      const changed = plan.filter(
        ({ streamId, active, changedAt }) => streamId === id && active && changedAt > since,
      );
      return [id, { since: last?.day ?? null, lines: changed.map(lineOf) }];
    }),
  );
}

const lineOf = ({ id, title, detail, changedBy, changedAt }: Row<Tables['planItem']>) => ({
  id,
  text: detail ? `${title}. ${detail}` : title,
  changedBy,
  at: changedAt,
});
