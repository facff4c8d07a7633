import { revokeDevice } from '@berthcare/shared/contracts/devices';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import type { DeviceDependencies } from './dependencies';
import { presentDevice } from './present';
import { findDevice, markRevoked } from './repository';

export function revoke({ db, hints }: DeviceDependencies): Route {
  return route(revokeDevice, async ({ principal, params: { id } }) => {
    const device = await withContext(db, principal, async (tx) => {
      await markRevoked(tx, id);
      return findDevice(tx, id);
    });
    if (device === undefined) throw new ApiError('not_found');
    // Every process asks again whether the device's open streams may stay.
    await hints.publish([id]);
    return { device: presentDevice(device) };
  });
}
