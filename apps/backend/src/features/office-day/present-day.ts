import type { OfficeCaregiver, OfficeDayVisit } from '@berthcare/shared/contracts/office-day';
import type { CaregiverRow } from './caregivers';
import type { DayVisitRow } from './day-visits';
import type { SetAside } from './set-aside';

export function presentCaregiver(row: CaregiverRow): OfficeCaregiver {
  return {
    id: row.id,
    name: row.name,
    credential: row.credential,
    phone: row.phone,
    teamIds: row.team_ids,
    lastHeardAt: row.last_heard_at?.getTime() ?? null,
  };
}

export function presentDayVisit(row: DayVisitRow, setAside: readonly SetAside[]): OfficeDayVisit {
  return {
    id: row.id,
    clientId: row.client_id,
    clientName: row.client_name,
    teamId: row.team_id,
    template: row.template,
    caregiverId: row.assigned_to,
    state: row.state,
    plannedStart: row.planned_start.getTime(),
    plannedEnd: row.planned_end.getTime(),
    startedAt: row.started_at?.getTime() ?? null,
    endedAt: row.ended_at?.getTime() ?? null,
    reviewReasons: row.review_reasons,
    openConflicts: row.open_conflicts,
    setAside: setAside.filter(({ visitId, settlement }) => visitId === row.id && settlement === null).length,
    addenda: row.addenda,
  };
}
