import { reportDevice } from '@berthcare/shared/contracts/devices';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import type { DeviceDependencies } from './dependencies';
import { presentReport } from './present';
import { auditReport, findDevice, findReport, namesOf } from './repository';

/** Which records a phone of one's teams held: looking at it is looking at them. */
export function report({ db }: DeviceDependencies): Route {
  return route(reportDevice, ({ principal, params: { id } }) =>
    withContext(
      db,
      principal,
      async (tx) => {
        const device = await findDevice(tx, id);
        const known = await findReport(tx, id);
        if (device === undefined || known === undefined) throw new ApiError('not_found');
        const clients = await namesOf(tx, known.held ?? []);
        await auditReport(tx, clients, id);
        return presentReport(device, known, clients);
      },
      { isolation: 'repeatable read' },
    ),
  );
}
