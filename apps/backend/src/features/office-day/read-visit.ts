import { readOfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import { auditViews } from './audit';
import type { OfficeDayDependencies } from './dependencies';
import { presentVisit } from './present-visit';
import { findVisit } from './visit-record';

/** One visit of the asker's teams with its documentation; any other does not exist. */
export function readVisit({ db, clock }: OfficeDayDependencies): Route {
  return route(readOfficeVisit, ({ principal, params: { id } }) =>
    withContext(
      db,
      principal,
      async (tx) => {
        const found = await findVisit(tx, principal, id);
        if (found === undefined) throw new ApiError('not_found');
        await auditViews(tx, [found.client.id], `visit/${id}`);
        return { now: clock(), timeZone: principal.timeZone, ...presentVisit(found) };
      },
      { isolation: 'repeatable read' },
    ),
  );
}
