import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { showPicture } from '@berthcare/shared/contracts/photos';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import { auditViews } from '../office-day';
import type { PhotoDependencies } from './dependencies';
import { isThere, objectOf } from './picture';
import { findVisiblePhoto } from './repository';

/** A page shows what it has asked for at once. */
const SHOWING_SECONDS = 5 * 60;

export function showPictureRoute({ db, storage, clock }: PhotoDependencies): Route {
  return route(
    showPicture,
    async ({ principal, params: { id } }): Promise<ResponseOf<typeof showPicture>> => {
      const photo = await withContext(db, principal, async (tx) => {
        const found = await findVisiblePhoto(tx, id);
        if (found === undefined) throw new ApiError('not_found');
        if (principal.kind === 'office') await auditViews(tx, [found.streamId], `photo/${id}`);
        return found;
      });
      const arrived = photo.in.record && photo.in.arrivedAt !== null;
      if (!arrived && !(await isThere(storage, photo))) return { kind: 'awaited' };
      const url = await storage.download(objectOf(photo).key, SHOWING_SECONDS);
      return { kind: 'there', url, expiresAt: clock() + SHOWING_SECONDS * 1000 };
    },
  );
}
