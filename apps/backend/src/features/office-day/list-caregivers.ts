import { listOfficeCaregivers } from '@berthcare/shared/contracts/office-day';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import { findCaregivers, listTeamCaregivers, listTeams } from './caregivers';
import type { OfficeDayDependencies } from './dependencies';
import { presentCaregiver } from './present-day';

export function listCaregivers({ db, clock }: OfficeDayDependencies): Route {
  return route(listOfficeCaregivers, ({ principal }) =>
    withContext(
      db,
      principal,
      async (tx) => ({
        now: clock(),
        timeZone: principal.timeZone,
        teams: await listTeams(tx),
        caregivers: (await findCaregivers(tx, await listTeamCaregivers(tx))).map(presentCaregiver),
      }),
      { readOnly: true },
    ),
  );
}
