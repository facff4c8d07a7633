import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Reader } from '../../platform/postgres/transaction';

export interface EarlierRow {
  item: string;
  value: EntryValue;
  day: string;
}

/** Whole days back that an earlier value is looked for: a quarter year, the longest interval between follow-ups. */
const daysBack = 92;

/**
 * Vitals and tasks of the client's completed visits before this one, the latest first, and the day of the last of these
 * visits.
 */
export async function findEarlier(
  tx: Reader,
  { streamId, plannedStart, day }: Row<Tables['visit']>,
): Promise<{ earlier: EarlierRow[]; previousDay: string | null }> {
  const before = [streamId, new Date(plannedStart), day, daysBack];
  const { rows: visits } = await tx.query<{ day: string }>(
    `select day from app.visit
       where stream_id = $1 and planned_start < $2 and state = 'completed' and not gone
       order by planned_start desc limit 1`,
    before.slice(0, 2),
  );
  const { rows: earlier } = await tx.query<EarlierRow>(
    `select e.item, e.value, v.day
       from app.visit_entry e
       join app.visit v on v.id = e.visit_id
       where e.stream_id = $1 and e.day >= $3::date - $4::int and e.kind <> 'note' and not e.gone
         and e.value ->> 'kind' <> 'unmeasured'
         and v.planned_start < $2 and v.state = 'completed' and not v.gone
       order by v.planned_start desc, e.recorded_at desc`,
    before,
  );
  return { earlier, previousDay: visits[0]?.day ?? null };
}
