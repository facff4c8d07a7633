import type { BothLanguages } from '@berthcare/shared/domain/template';
import type { VisitState } from '@berthcare/shared/domain/visit';
import type { Reader } from '../../platform/postgres/transaction';

export interface DayVisitRow {
  id: string;
  client_id: string;
  client_name: string;
  team_id: string;
  template: BothLanguages;
  assigned_to: string | null;
  state: VisitState;
  planned_start: Date;
  planned_end: Date;
  started_at: Date | null;
  ended_at: Date | null;
  review_reasons: string[];
  open_conflicts: number;
  addenda: number;
}

/** The visits of a day (`YYYY-MM-DD`) that the asker may see, in one statement. */
export async function findVisitsOf(tx: Reader, day: string): Promise<DayVisitRow[]> {
  const { rows } = await tx.query<DayVisitRow>(
    `select v.id, c.id as client_id, c.name as client_name, c.team_id, t.name as template, v.assigned_to,
         v.state, v.planned_start, v.planned_end, v.started_at, v.ended_at, v.review_reasons,
         (select count(*)::int from app.conflict f
           where f.visit_id = v.id and f.state = 'open' and not f.gone) as open_conflicts,
         (select count(*)::int from app.addendum a where a.visit_id = v.id and not a.gone) as addenda
       from app.visit v
       join app.client c on c.id = v.stream_id
       join app.template t on t.id = v.template_id
       where v.day = $1 and not v.gone and not c.gone
       order by v.planned_start, v.id`,
    [day],
  );
  return rows;
}
