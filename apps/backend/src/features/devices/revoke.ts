import { revokeDevice } from '@berthcare/shared/contracts/devices';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import { keep, type Journal } from '../journal';
import type { DeviceDependencies } from './dependencies';
import { presentDevice } from './present';
import { findDevice, markRevoked } from './repository';

export function revoke({ db, hints, storage }: DeviceDependencies): Route {
  return route(revokeDevice, async ({ principal, params: { id } }) => {
    const device = await withContext(db, principal, async (tx) => {
      await markRevoked(tx, id);
      return findDevice(tx, id);
    });
    if (device === undefined) throw new ApiError('not_found');
    // Every process asks again whether the device's open streams may stay.
    await hints.publish([id]);
    // It holds from now on; it is acknowledged when no restore of the database can take it back.
    await kept({ db, storage }, id);
    return { device: presentDevice(device) };
  });
}

/** The store cannot be reached: the worker goes on trying, and whoever asked may ask again. */
const kept = (journal: Journal, id: string) =>
  keep(journal, id).catch((cause: unknown) => {
    throw new ApiError('server.unavailable', { cause, retryAfterSeconds: 5 });
  });
