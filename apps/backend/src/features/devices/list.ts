import { listDevices } from '@berthcare/shared/contracts/devices';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import type { DeviceDependencies } from './dependencies';
import { presentDevice } from './present';
import { listVisibleDevices } from './repository';

export function list({ db }: DeviceDependencies): Route {
  return route(listDevices, async ({ principal }) => {
    const rows = await withContext(db, principal, listVisibleDevices, { readOnly: true });
    return { devices: rows.map(presentDevice) };
  });
}
