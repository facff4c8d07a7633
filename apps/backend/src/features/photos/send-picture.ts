import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { sendPicture } from '@berthcare/shared/contracts/photos';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import type { DevicePrincipal } from '../../principal';
import type { PhotoDependencies } from './dependencies';
import { isThere, objectOf } from './picture';
import { findOwnPhoto, markArrived } from './repository';

/** Long enough for two megabytes over a line of 20 kbit/s. */
const SENDING_SECONDS = 15 * 60;

/** The server looks into the store itself: that a phone says it has sent a picture counts for nothing. */
export function sendPictureRoute(dependencies: PhotoDependencies): Route {
  const { db, storage, clock } = dependencies;
  return route(
    sendPicture,
    async ({ principal, params: { id } }): Promise<ResponseOf<typeof sendPicture>> => {
      const photo = await withContext(db, principal, (tx) => findOwnPhoto(tx, id, principal.personId));
      if (photo === undefined) throw new ApiError('not_found');
      if (photo.in.record && photo.in.arrivedAt !== null) return { kind: 'arrived' };
      if (await isThere(storage, photo)) {
        if (photo.in.record) await tellArrival(dependencies, principal, id);
        return { kind: 'arrived' };
      }
      const upload = await storage.upload(objectOf(photo), SENDING_SECONDS);
      return { kind: 'send', ...upload, expiresAt: clock() + SENDING_SECONDS * 1000 };
    },
  );
}

async function tellArrival(
  { db, hints }: PhotoDependencies,
  principal: DevicePrincipal,
  id: string,
): Promise<void> {
  const changed = await withContext(db, principal, (tx) => markArrived(tx, id));
  if (changed !== undefined) await hints.publish([changed]);
}
