import { readOfficeDay } from '@berthcare/shared/contracts/office-day';
import { dayAt } from '@berthcare/utils/day';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import { auditViews } from './audit';
import { findCaregivers, listTeamCaregivers, listTeams } from './caregivers';
import { findVisitsOf } from './day-visits';
import type { OfficeDayDependencies } from './dependencies';
import { findSetAside } from './set-aside';
import { presentCaregiver, presentDayVisit } from './present-day';

/** A day of the asker's teams; row security says which these are. */
export function readDay({ db, clock }: OfficeDayDependencies): Route {
  return route(readOfficeDay, async ({ principal, params }) => {
    const now = clock();
    const today = dayAt(now, principal.timeZone);
    const day = params.day === 'today' ? today : params.day;
    return withContext(
      db,
      principal,
      async (tx) => {
        const visits = await findVisitsOf(tx, day);
        const assigned = visits.flatMap(({ assigned_to }) => assigned_to ?? []);
        const caregivers = await findCaregivers(tx, [...(await listTeamCaregivers(tx)), ...assigned]);
        const clients = [...new Set(visits.map(({ client_id }) => client_id))];
        const setAside = await findSetAside(tx, clients, { day, timeZone: principal.timeZone });
        await auditViews(tx, clients, `day/${day}`);
        return {
          ...{ day, today, now, timeZone: principal.timeZone },
          teams: await listTeams(tx),
          caregivers: caregivers.map(presentCaregiver),
          visits: visits.map((visit) => presentDayVisit(visit, setAside)),
        };
      },
      { isolation: 'repeatable read' },
    );
  });
}
